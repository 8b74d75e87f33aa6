package loom.engine.quality;

import java.util.ArrayList;
import java.util.List;
import loom.engine.sampling.CounterRandom;
import loom.engine.sampling.RandomStream;

/**
 * Where patches are cut from pictures, and along which lines they are compared. Every set that is
 * compared uses the same plan.
 *
 * @param size side of the pictures
 * @param channels 1 or 3
 * @param levels one for each level of the pyramid, finest first
 */
record SlicingPlan(int size, int channels, List<Level> levels) {
    /** Side of a patch, as in the paper. */
    static final int PATCH = 7;

    /**
     * The plan of one level.
     *
     * @param left left column of each patch, 0 to side - {@value SlicingPlan#PATCH}
     * @param top top row of each patch
     * @param directions (directions, channels * 49), each of length 1; components go by channel,
     *     then row, then column
     */
    @SuppressWarnings("ArrayRecordComponent") // read by one class of this package, never compared
    record Level(int side, int[] left, int[] top, float[] directions) {
        int patches() {
            return left.length;
        }
    }

    SlicingPlan {
        levels = List.copyOf(levels);
    }

    /** Components of a patch. */
    int components() {
        return channels * PATCH * PATCH;
    }

    /** Draws corners and directions for every level. */
    static SlicingPlan of(int size, int channels, int patches, int directions, long seed) {
        List<Level> levels = new ArrayList<>();
        int components = channels * PATCH * PATCH;
        int[] sides = LaplacianPyramid.sides(size);
        for (int level = 0; level < sides.length; level++) {
            long corners = RandomStream.SLICE_CORNERS.of(seed);
            int bound = sides[level] - PATCH + 1;
            int[] left = new int[patches];
            int[] top = new int[patches];
            for (int i = 0; i < patches; i++) {
                left[i] = Draws.below(bound, corners, level, 2L * i);
                top[i] = Draws.below(bound, corners, level, 2L * i + 1);
            }
            long lines = RandomStream.SLICE_DIRECTIONS.of(seed);
            float[] unit = unitVectors(directions, components, CounterRandom.child(lines, level));
            levels.add(new Level(sides[level], left, top, unit));
        }
        return new SlicingPlan(size, channels, levels);
    }

    private static float[] unitVectors(int count, int components, long seed) {
        float[] vectors = new float[count * components];
        double[] vector = new double[components];
        for (int i = 0; i < count; i++) {
            double square = 0;
            for (int k = 0; k < components; k++) {
                vector[k] = CounterRandom.normal(seed, i, k, 0);
                square += vector[k] * vector[k];
            }
            for (int k = 0; k < components; k++) {
                vectors[i * components + k] = (float) (vector[k] / Math.sqrt(square));
            }
        }
        return vectors;
    }
}
