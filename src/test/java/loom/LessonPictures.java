package loom;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import loom.engine.sampling.GeneratorModel;
import loom.training.metrics.RunHistory;
import tools.jackson.databind.JsonNode;

/** What the sources of the lessons show of a run and of its model, asked for and looked at. */
final class LessonPictures {
    private static final int ACROSS = 4;

    /** By how much a value of a pixel may differ when it was drawn with others. */
    private static final int ROUNDING = 1;

    private final LessonWalk walk;
    private final Run expected;
    private final JsonNode run;
    private final String path;

    /** What a run must have come to. */
    record Run(int epochs, int stepsPerEpoch, int size, int channels) {
        int steps() {
            return epochs * stepsPerEpoch;
        }

        int side() {
            return ACROSS * size;
        }
    }

    LessonPictures(LessonWalk walk, JsonNode run, Run expected) {
        this.walk = walk;
        this.run = run;
        this.expected = expected;
        path = "runs/" + run.get("id").stringValue();
    }

    String model() {
        return "models/" + run.get("model").stringValue();
    }

    JsonNode card() {
        return walk.read(model());
    }

    /** Losses by step, samples by epoch, chosen epochs side by side, and the film of all. */
    void followTheRun() throws IOException {
        assertThat(run.get("step").intValue()).isEqualTo(expected.steps());
        losses();
        List<BufferedImage> samples =
                IntStream.rangeClosed(1, expected.epochs())
                        .mapToObj(epoch -> walk.picture(path + "/samples/" + epoch + ".png"))
                        .toList();
        assertThat(samples).allSatisfy(it -> assertSize(it, expected.side(), expected.side()));
        assertThat(samples.stream().map(LessonPictures::pixels).distinct())
                .as("the same latents look otherwise after each epoch")
                .hasSize(expected.epochs());
        sideBySide(samples);
        List<BufferedImage> gif = Films.gif(walk.exported(path + "/film", "{\"format\": \"gif\"}"));
        assertThat(gif).hasSize(expected.epochs());
        assertSize(gif.getFirst(), expected.side(), expected.side());
        List<BufferedImage> mp4 = Films.mp4(walk.exported(path + "/film", "{\"format\": \"mp4\"}"));
        assertThat(mp4).hasSize(expected.epochs());
        for (int i = 0; i < mp4.size(); i++) {
            assertSize(mp4.get(i), expected.side(), expected.side());
            assertThat(differences(mp4.get(i), samples.get(i)).average().orElseThrow())
                    .as("what a codec changes in pictures that are nearly noise")
                    .isLessThan(10);
        }
    }

    /** Grids of pieces, and journeys between two of them. */
    void drawFromTheModel() throws IOException {
        BufferedImage first = tile(grid(2), 0);
        for (int columns : List.of(4, 6, 8, 10)) {
            assertAlike(tile(grid(columns), 0), first);
        }
        BufferedImage other = seed(2);
        for (int steps : List.of(8, 16, 32)) {
            String journey = "\"keyframes\": [1, 2], \"stepsBetween\": %d".formatted(steps);
            BufferedImage strip =
                    walk.drawn(model() + "/walks", "{%s, \"format\": \"png\"}".formatted(journey));
            assertSize(strip, steps * expected.size(), expected.size());
            assertAlike(tile(strip, 0), first);
            assertAlike(tile(strip, steps - 1), other);
            assertThat(distinct(strip)).as("every step looks otherwise").isEqualTo(steps);
            byte[] gif =
                    walk.posted(model() + "/walks", "{%s, \"format\": \"gif\"}".formatted(journey));
            assertThat(Films.gif(gif)).hasSize(steps);
        }
        byte[] film =
                walk.exported(
                        model() + "/walks/film",
                        "{\"keyframes\": [1, 2], \"stepsBetween\": 32, \"format\": \"mp4\"}");
        assertThat(Films.mp4(film)).hasSize(32);
    }

    /** The generator's weights, from the file that can be taken away. */
    GeneratorModel generator() throws IOException {
        return GeneratorModel.read(new ByteArrayInputStream(walk.file(model() + "/weights")));
    }

    /** The shapes of its convolutions and dense layers, from the latent to the picture. */
    List<List<Integer>> shapes() throws IOException {
        return generator().weights().values().stream()
                .map(tensor -> tensor.shape().stream().map(Number::intValue).toList())
                .filter(shape -> shape.size() > 1)
                .toList();
    }

    private void losses() {
        List<String> csv = walk.lines(path + "/metrics");
        assertThat(csv.getFirst()).isEqualTo(RunHistory.CSV_HEAD);
        List<double[]> rows = new ArrayList<>();
        for (String line : csv.subList(1, csv.size())) {
            rows.add(Arrays.stream(line.split(",")).mapToDouble(Double::parseDouble).toArray());
        }
        assertThat(rows.stream().map(row -> (long) row[0]))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, expected.steps()).boxed().toList());
        for (double[] row : rows) {
            assertThat(row[1]).isEqualTo(Math.ceil(row[0] / expected.stepsPerEpoch()));
            assertThat(row[2]).as("loss of the discriminator").isFinite().isPositive();
            assertThat(row[3]).as("loss of the generator").isFinite().isPositive();
            assertThat(row[4]).as("D(x)").isBetween(0.0, 1.0);
            assertThat(row[5]).as("D(G(z))").isBetween(0.0, 1.0);
        }
    }

    private void sideBySide(List<BufferedImage> samples) {
        int side = expected.side();
        BufferedImage sheet = walk.picture(path + "/samples/sheet?epochs=1," + expected.epochs());
        int gap = (sheet.getWidth() - 2 * side) / 3;
        assertAlike(sheet.getSubimage(gap, gap, side, side), samples.getFirst());
        assertAlike(sheet.getSubimage(2 * gap + side, gap, side, side), samples.getLast());
    }

    private BufferedImage grid(int columns) {
        int count = columns * columns;
        BufferedImage grid =
                walk.drawn(model() + "/images", "{\"seed\": 1, \"count\": %d}".formatted(count));
        assertSize(grid, columns * expected.size(), columns * expected.size());
        assertThat(distinct(grid)).as("no two pieces look the same").isEqualTo(count);
        return grid;
    }

    private BufferedImage seed(long seed) {
        return walk.drawn(model() + "/images", "{\"seed\": %d}".formatted(seed));
    }

    private BufferedImage tile(BufferedImage sheet, int index) {
        int size = expected.size();
        int columns = sheet.getWidth() / size;
        return sheet.getSubimage(index % columns * size, index / columns * size, size, size);
    }

    private long distinct(BufferedImage sheet) {
        int size = expected.size();
        int count = sheet.getWidth() / size * (sheet.getHeight() / size);
        return IntStream.range(0, count).mapToObj(i -> pixels(tile(sheet, i))).distinct().count();
    }

    private void assertSize(BufferedImage image, int width, int height) {
        assertThat(image.getWidth()).isEqualTo(width);
        assertThat(image.getHeight()).isEqualTo(height);
    }

    private static void assertAlike(BufferedImage image, BufferedImage other) {
        assertThat(differences(image, other).max().orElseThrow()).isLessThanOrEqualTo(ROUNDING);
    }

    /** How much each value of each pixel differs, of 255. */
    private static IntStream differences(BufferedImage image, BufferedImage other) {
        List<Integer> some = pixels(image);
        List<Integer> others = pixels(other);
        assertThat(some).hasSameSizeAs(others);
        return IntStream.range(0, 3 * some.size())
                .map(i -> {
                    int shift = 8 * (i % 3);
                    return Math.abs(
                            (some.get(i / 3) >> shift & 0xff)
                                    - (others.get(i / 3) >> shift & 0xff));
                });
    }

    /** Its colours as red, green, blue, row by row; as they lie in the file, without conversion. */
    static List<Integer> pixels(BufferedImage image) {
        if (image.getRaster().getNumBands() > 1) {
            int width = image.getWidth();
            int[] rgb = image.getRGB(0, 0, width, image.getHeight(), null, 0, width);
            return Arrays.stream(rgb).mapToObj(it -> it & 0xffffff).toList();
        }
        int[] greys =
                image.getRaster()
                        .getPixels(0, 0, image.getWidth(), image.getHeight(), (int[]) null);
        return Arrays.stream(greys).mapToObj(it -> it << 16 | it << 8 | it).toList();
    }
}
