package loom.engine.quality;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import loom.engine.ComputeDevice;
import loom.engine.TorchEngine;
import loom.engine.sampling.Picture;

/**
 * Turns a set of pictures into sorted projections of its patches.
 *
 * <p>Patches of 7 x 7 pixels are cut from every level of the pictures' Laplacian pyramids; over all
 * patches of a level, each channel is brought to mean 0 and standard deviation 1; then every patch
 * is projected on every direction, and each direction's projections are sorted (Karras et al. 2018,
 * arXiv:1710.10196, section 5).
 */
final class Slicer {
    private static final int PATCH = SlicingPlan.PATCH;

    /**
     * In grey levels. A level that varies by less holds only rounding, which the division would
     * blow up; the official code divides by zero there.
     */
    private static final double FLAT = 1e-3;

    private final SlicingPlan plan;

    Slicer(SlicingPlan plan) {
        this.plan = plan;
    }

    /**
     * The slices of a set. The k-th of N patches comes from picture floor(k * count / N), so sets
     * of any size give equally many.
     *
     * @throws IllegalArgumentException if a picture does not have the plan's size and channels
     */
    SortedSlices slices(PictureSet pictures) {
        float[][] patches = cut(pictures);
        float[][] sorted = new float[patches.length][];
        for (int level = 0; level < patches.length; level++) {
            normalise(patches[level]);
            sorted[level] = project(patches[level], plan.levels().get(level));
        }
        return new SortedSlices(sorted);
    }

    private float[][] cut(PictureSet pictures) {
        int components = plan.components();
        float[][] patches = new float[plan.levels().size()][];
        for (int level = 0; level < patches.length; level++) {
            patches[level] = new float[plan.levels().get(level).patches() * components];
        }
        long count = pictures.count();
        for (int index = 0; index < count; index++) {
            Picture picture = pictures.get(index);
            PictureShape.of(plan).require(picture);
            float[][] bands = LaplacianPyramid.of(picture);
            for (int level = 0; level < patches.length; level++) {
                SlicingPlan.Level at = plan.levels().get(level);
                long total = at.patches();
                int first = (int) ((index * total + count - 1) / count);
                int end = (int) (((index + 1) * total + count - 1) / count);
                for (int k = first; k < end; k++) {
                    copyPatch(bands[level], at, k, patches[level], k * components);
                }
            }
        }
        return patches;
    }

    private void copyPatch(
            float[] band, SlicingPlan.Level at, int patch, float[] target, int offset) {
        int side = at.side();
        int position = offset;
        for (int channel = 0; channel < plan.channels(); channel++) {
            int from = (channel * side + at.top()[patch]) * side + at.left()[patch];
            for (int row = 0; row < PATCH; row++) {
                System.arraycopy(band, from + row * side, target, position, PATCH);
                position += PATCH;
            }
        }
    }

    private void normalise(float[] patches) {
        int area = PATCH * PATCH;
        int components = plan.components();
        long values = (long) patches.length / plan.channels();
        for (int channel = 0; channel < plan.channels(); channel++) {
            double sum = 0;
            double squares = 0;
            for (int at = channel * area; at < patches.length; at += components) {
                for (int i = at; i < at + area; i++) {
                    sum += patches[i];
                    squares += (double) patches[i] * patches[i];
                }
            }
            double mean = sum / values;
            double deviation = Math.sqrt(Math.max(0, squares / values - mean * mean));
            float shift = (float) mean;
            float scale = deviation < FLAT ? 1 : (float) (1 / deviation);
            for (int at = channel * area; at < patches.length; at += components) {
                for (int i = at; i < at + area; i++) {
                    patches[i] = (patches[i] - shift) * scale;
                }
            }
        }
    }

    private float[] project(float[] patches, SlicingPlan.Level level) {
        int components = plan.components();
        int rows = level.patches();
        int directions = level.directions().length / components;
        float[] projections;
        try (NDManager scope = TorchEngine.newManager(ComputeDevice.CPU)) {
            NDArray all = scope.create(patches, new Shape(rows, components));
            NDArray lines = scope.create(level.directions(), new Shape(directions, components));
            projections = lines.matMul(all.transpose()).toFloatArray();
        }
        RadixSort sort = new RadixSort(rows);
        for (int direction = 0; direction < directions; direction++) {
            sort.sort(projections, direction * rows);
        }
        return projections;
    }
}
