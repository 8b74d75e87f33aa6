package loom.engine.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import loom.engine.interchange.RawTensor;
import loom.engine.interchange.Safetensors;
import loom.engine.sampling.Picture;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Compares with what PyTorch computed; {@code make_quality_fixtures.py} wrote the files. */
class QualityParityTest {
    private static final Percentage TOLERANCE = Percentage.withPercentage(0.01);

    @ParameterizedTest
    @ValueSource(strings = {"rgb", "grey"})
    void the_distance_of_every_level_is_that_of_the_published_code(String name) throws IOException {
        Fixture fixture = Fixture.read(name);
        Slicer slicer = new Slicer(fixture.plan());
        SortedSlices real = slicer.slices(PictureSet.of(fixture.pictures("real")));
        SortedSlices fake = slicer.slices(PictureSet.of(fixture.pictures("fake")));
        float[] expected = fixture.floats("expected");
        for (int level = 0; level < expected.length; level++) {
            assertThat(real.distanceTo(fake, level))
                    .as("level %d", level)
                    .isCloseTo(expected[level], TOLERANCE);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"rgb", "grey"})
    void the_pyramid_is_that_of_the_published_code(String name) throws IOException {
        Fixture fixture = Fixture.read(name);
        float[][] levels = LaplacianPyramid.of(fixture.pictures("real").get(0));
        for (int level = 0; level < levels.length; level++) {
            float[] expected = fixture.floats("band." + level);
            assertThat(levels[level]).containsExactly(expected, within(1e-3f));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"rgb", "grey"})
    void features_are_histograms_of_gradients_and_colours(String name) throws IOException {
        Fixture fixture = Fixture.read(name);
        float[][] features = GradientFeatures.of(PictureSet.of(fixture.pictures("real")));
        float[] expected = fixture.floats("features");
        int components = expected.length / features.length;
        for (int i = 0; i < features.length; i++) {
            assertThat(features[i])
                    .containsExactly(
                            Arrays.copyOfRange(expected, i * components, (i + 1) * components),
                            within(1e-4f)); // a square root makes much of rounding near zero
        }
    }

    @Test
    void precision_recall_density_and_coverage_are_those_of_the_papers() throws IOException {
        Fixture fixture = Fixture.read("prdc");
        float[] expected = fixture.floats("expected");
        assertThat(
                        new Neighbourhoods(fixture.points("real"), fixture.points("others"))
                                .measure(fixture.points("fake")))
                .isEqualTo(
                        new Prdc(
                                rounded(expected[0], 30),
                                rounded(expected[1], 40),
                                rounded(expected[2], 150),
                                rounded(expected[3], 40),
                                Prdc.harmonic(rounded(expected[4], 40), rounded(expected[5], 40))));
    }

    /** The share of so many that a number in float32 stands for. */
    private static double rounded(float share, int all) {
        return (double) Math.round(share * all) / all;
    }

    private record Fixture(int size, int channels, Map<String, RawTensor> tensors) {
        static Fixture read(String name) throws IOException {
            String path = "/parity/quality-" + name + ".safetensors";
            try (InputStream in =
                    Objects.requireNonNull(QualityParityTest.class.getResourceAsStream(path))) {
                Safetensors file = Safetensors.read(in);
                boolean isGrey = name.equals("grey");
                return new Fixture(isGrey ? 28 : 64, isGrey ? 1 : 3, file.tensors());
            }
        }

        SlicingPlan plan() {
            List<SlicingPlan.Level> levels = new ArrayList<>();
            int[] sides = LaplacianPyramid.sides(size);
            for (int level = 0; level < sides.length; level++) {
                levels.add(
                        new SlicingPlan.Level(
                                sides[level],
                                wholes("left." + level),
                                wholes("top." + level),
                                floats("directions." + level)));
            }
            return new SlicingPlan(size, channels, levels);
        }

        List<Picture> pictures(String name) {
            byte[] all = tensor(name).bytes();
            int bytes = size * size * channels;
            List<Picture> pictures = new ArrayList<>();
            for (int from = 0; from < all.length; from += bytes) {
                pictures.add(
                        new Picture(size, channels, Arrays.copyOfRange(all, from, from + bytes)));
            }
            return pictures;
        }

        float[][] points(String name) {
            float[] values = floats(name);
            int components = tensor(name).shape().getLast();
            float[][] points = new float[values.length / components][];
            Arrays.setAll(
                    points, i -> Arrays.copyOfRange(values, i * components, (i + 1) * components));
            return points;
        }

        float[] floats(String name) {
            return tensor(name).toFloats().values();
        }

        private int[] wholes(String name) {
            byte[] bytes = tensor(name).bytes();
            int[] wholes = new int[bytes.length];
            Arrays.setAll(wholes, i -> bytes[i] & 0xff);
            return wholes;
        }

        private RawTensor tensor(String name) {
            return Objects.requireNonNull(tensors.get(name), name);
        }
    }
}
