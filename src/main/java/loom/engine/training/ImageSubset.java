package loom.engine.training;

import java.nio.ByteBuffer;

/** Some images of a source. */
final class ImageSubset implements ImageDataset {
    private final ImageDataset all;
    private final int[] indices;

    ImageSubset(ImageDataset all, int[] indices) {
        this.all = all;
        this.indices = indices;
    }

    @Override
    public int count() {
        return indices.length;
    }

    @Override
    public int imageSize() {
        return all.imageSize();
    }

    @Override
    public int channels() {
        return all.channels();
    }

    /**
     * Those of all images, so that a class keeps its number even if none of these belongs to it.
     */
    @Override
    public int classes() {
        return all.classes();
    }

    @Override
    public int label(int index) {
        return all.label(indices[index]);
    }

    @Override
    public void copyTo(int index, ByteBuffer target) {
        all.copyTo(indices[index], target);
    }
}
