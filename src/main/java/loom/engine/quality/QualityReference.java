package loom.engine.quality;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import loom.engine.sampling.Picture;
import loom.engine.sampling.RandomStream;
import org.jspecify.annotations.Nullable;

/**
 * What real images look like, to measure a generator's pictures by: built once for a run, asked
 * after epochs. It lives on the Java heap, holds nothing native between calls, and any thread may
 * call it.
 *
 * <p><b>Distance.</b> Sliced Wasserstein distance of Laplacian-pyramid patches (Karras et al. 2018,
 * arXiv:1710.10196, section 5), times 1000 as in the paper's tables, lower is better: sets of 7 x 7
 * patches from each level of the pyramid (S, S/2, … 16; 28 and 14 for 28 x 28), each channel
 * brought to mean 0 and deviation 1 over the set, projected on random unit vectors; per level the
 * mean of |a - b| over the sorted projections, averaged over the levels. Because of that
 * normalisation it does not see a wrong overall colour or contrast, as the paper's does not. It
 * differs from the paper:
 *
 * <ul>
 *   <li>{@value #PATCHES} patches a level and {@value #DIRECTIONS} directions, drawn once, in place
 *       of 16,384 images with 128 patches each and 4 x 128 directions. So its values are noisier
 *       and higher than the paper's; compare them with each other and with the floor only.
 *   <li>Every set is cut at the same places and projected on the same directions: what differs
 *       between two measures is the pictures, and a set is at distance 0 from itself.
 *   <li>Real images are the held-out ones, at most {@value HoldOut#MOST_HELD_OUT}, spread over the
 *       patches; the paper takes training images.
 *   <li>Grey pictures have one channel; a level without any contrast counts as zeros.
 * </ul>
 *
 * <p>The <b>floor</b> is the distance of the held-out images to as many training images as there
 * are samples ({@value #SAMPLES}, or all if there are fewer), averaged over up to {@value
 * #FLOOR_DRAWS} disjoint draws of these: the distance between two sets falls as either grows.
 *
 * <p><b>Diversity</b> and <b>nearest</b> compare thumbnails of 16 x 16 pixels by Euclidean
 * distance: the mean over all pairs of samples over that of real images; and the mean distance from
 * a sample to its nearest training image (mirrored or not and, where training turns images, in
 * quarter turns) over that of held-out images. The divisor is at least one grey level of every
 * pixel: of real images that are all alike, copies are no news and show no diversity.
 *
 * <p><b>{@link Prdc}</b> compares as many samples as real images, {@value #SAMPLES} or half of all
 * if these are fewer: the held-out ones first, then training images. What is left of the training
 * images gives the score that real images have.
 *
 * <p>A set too small to hold images out ({@link HoldOut}) is measured by its training images: the
 * floor comes from its two halves, and the nearest of real images is each one's nearest other. Then
 * a good generator may well get below the floor: each half is a small set. It has no {@link Prdc}:
 * a few images have no neighbourhoods.
 */
public final class QualityReference {
    /** How many samples the floor stands for. */
    public static final int SAMPLES = 256;

    static final int PATCHES = 8192;
    static final int DIRECTIONS = 128;
    static final int MOST_PAIRED = 256;
    static final int FLOOR_DRAWS = 3;

    private final PictureShape shape;
    private final Slicer slicer;
    private final SortedSlices real;
    private final double floor;
    private final CopySearch training;
    private final double realDiversity;
    private final double realNearest;
    private final boolean heldOut;
    private final boolean turned;
    private final @Nullable Neighbourhoods neighbourhoods;

    private QualityReference(PictureSet training, PictureSet heldOut, long seed, boolean turned) {
        this.turned = turned;
        shape = PictureShape.of(training.get(0));
        SlicingPlan plan =
                SlicingPlan.of(
                        shape.size(),
                        shape.channels(),
                        PATCHES,
                        DIRECTIONS,
                        RandomStream.QUALITY_SLICES.of(seed));
        slicer = new Slicer(plan);
        this.heldOut = heldOut.count() > 0;
        this.training = CopySearch.among(training);
        int[] order = Draws.shuffled(training.count(), RandomStream.QUALITY_HALVES.of(seed));
        if (this.heldOut) {
            real = slicer.slices(heldOut);
            floor = floorOf(training, order);
            realNearest = this.training.meanNearestDistance(DownsampledImages.of(heldOut), turned);
            neighbourhoods = neighbourhoods(training, order, heldOut, seed);
        } else {
            real = slicer.slices(training);
            int half = training.count() / 2;
            SortedSlices first = slicer.slices(part(training, order, 0, half));
            floor = first.distanceTo(slicer.slices(part(training, order, half, half)));
            realNearest = this.training.meanNearestDistance(turned);
            neighbourhoods = null;
        }
        PictureSet paired = part(training, order, 0, Math.min(training.count(), MOST_PAIRED));
        realDiversity = DownsampledImages.of(paired).meanPairwiseDistance();
    }

    /**
     * Reads the real images and measures them; takes about as long as a few measures, and one read
     * of all images.
     *
     * @param training what the run trains on, at least 2 images
     * @param heldOut what it never sees; may be empty
     * @param turned true if training turns images, so that a turned copy is a copy
     * @throws IllegalArgumentException for fewer training images, unequal images, or a side that is
     *     not 14 to 27 times a power of two
     */
    public static QualityReference of(
            PictureSet training, PictureSet heldOut, long seed, boolean turned) {
        if (training.count() < 2) {
            throw new IllegalArgumentException(
                    "measuring quality needs at least 2 training images, had " + training.count());
        }
        return new QualityReference(training, heldOut, seed, turned);
    }

    /**
     * Measures samples of a generator. The same samples always give the same numbers.
     *
     * @param samples at least 2; the floor is for {@value #SAMPLES}
     * @throws IllegalArgumentException for fewer samples, or others than the real images' size and
     *     channels
     */
    public Quality measure(List<Picture> samples) {
        if (samples.size() < 2) {
            throw new IllegalArgumentException(
                    "measuring quality needs at least 2 samples, had " + samples.size());
        }
        samples.forEach(shape::require);
        PictureSet set = PictureSet.of(samples);
        DownsampledImages thumbnails = DownsampledImages.of(set);
        return new Quality(
                real.distanceTo(slicer.slices(set)),
                floor,
                ratio(thumbnails.meanPairwiseDistance(), realDiversity, thumbnails),
                ratio(training.meanNearestDistance(thumbnails, turned), realNearest, thumbnails),
                prdc(samples));
    }

    /** Nothing where there are too few real images, or samples, for neighbourhoods. */
    private @Nullable Prdc prdc(List<Picture> samples) {
        if (neighbourhoods == null || samples.size() <= Prdc.NEIGHBOURS) {
            return null;
        }
        int count = Math.min(samples.size(), neighbourhoods.size());
        return neighbourhoods.measure(
                GradientFeatures.of(PictureSet.of(samples.subList(0, count))));
    }

    /**
     * The distance between two sets of real images; what no generator is expected to beat by much.
     */
    public double floor() {
        return floor;
    }

    /**
     * False if there were too few images to hold some out: then training images are the measure.
     */
    public boolean heldOut() {
        return heldOut;
    }

    private double floorOf(PictureSet images, int[] order) {
        int size = Math.min(SAMPLES, images.count());
        int draws = Math.min(FLOOR_DRAWS, images.count() / size);
        double sum = 0;
        for (int draw = 0; draw < draws; draw++) {
            sum += real.distanceTo(slicer.slices(part(images, order, draw * size, size)));
        }
        return sum / draws;
    }

    private static Neighbourhoods neighbourhoods(
            PictureSet training, int[] order, PictureSet heldOut, long seed) {
        int size = Math.min(SAMPLES, (training.count() + heldOut.count()) / 2);
        int unseen = Math.min(size, heldOut.count());
        int[] chosen = Draws.shuffled(heldOut.count(), RandomStream.QUALITY_REFERENCE.of(seed));
        float[][] real =
                Stream.of(part(heldOut, chosen, 0, unseen), part(training, order, 0, size - unseen))
                        .map(GradientFeatures::of)
                        .flatMap(Arrays::stream)
                        .toArray(float[][]::new);
        return new Neighbourhoods(
                real, GradientFeatures.of(part(training, order, size - unseen, size)));
    }

    private static PictureSet part(PictureSet images, int[] order, int from, int count) {
        return images.subset(Arrays.copyOfRange(order, from, from + count));
    }

    /** Real images that are all alike differ by less than anybody sees: by that, then. */
    private static double ratio(double value, double unit, DownsampledImages images) {
        return value / Math.max(unit, images.greyLevel());
    }
}
