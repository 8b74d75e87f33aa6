package loom.bench;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import loom.engine.quality.HoldOut;
import loom.engine.quality.PictureSet;
import loom.engine.quality.QualityReference;
import loom.engine.sampling.CounterRandom;
import loom.engine.sampling.Picture;

/**
 * Measures how long it takes to say how good pictures are, which a training does after epochs. The
 * pictures are noise: that does not change the time.
 *
 * @param size of the pictures
 * @param images of the data set
 * @param rounds measures; their mean counts
 */
record QualityBenchmark(int size, int images, int rounds) implements Measurement {
    private static final Set<String> OPTIONS = Set.of("--size", "--images", "--rounds");

    static QualityBenchmark parse(List<String> words) {
        Arguments options = Arguments.parse(words, OPTIONS);
        return new QualityBenchmark(
                options.number("--size", 64, 16, 512),
                options.number("--images", 1000, HoldOut.FEWEST_IMAGES, 100_000),
                options.number("--rounds", 10, 1, 1000));
    }

    @Override
    public List<JsonObject> measure() {
        List<Picture> samples = pictures(QualityReference.SAMPLES, 1);
        PictureSet all = PictureSet.of(pictures(images, 2));
        HoldOut split = HoldOut.of(images, 1);
        long begin = System.nanoTime();
        QualityReference reference =
                QualityReference.of(
                        all.subset(split.training()), all.subset(split.heldOut()), 1, false);
        double reading = milliseconds(begin);
        reference.measure(samples); // warm
        begin = System.nanoTime();
        IntStream.range(0, rounds).forEach(round -> reference.measure(samples));
        return List.of(
                Line.of("quality")
                        .with("size", size)
                        .with("images", images)
                        .with("rounds", rounds)
                        .with("reference_ms", reading)
                        .with("ms_per_measure", milliseconds(begin) / rounds)
                        .end());
    }

    private static double milliseconds(long begin) {
        return (System.nanoTime() - begin) * 1e-6;
    }

    private List<Picture> pictures(int count, long seed) {
        List<Picture> pictures = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            byte[] pixels = new byte[size * size * 3];
            for (int k = 0; k < pixels.length; k++) {
                pixels[k] = (byte) CounterRandom.bits(seed, i, k, 0);
            }
            pictures.add(new Picture(size, 3, pixels));
        }
        return pictures;
    }
}
