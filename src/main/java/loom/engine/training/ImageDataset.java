package loom.engine.training;

import java.nio.ByteBuffer;

/**
 * Images to learn from, all of one size. Read by one thread at a time: the one that prepares
 * batches while steps are computed, then the one that measures quality.
 */
public interface ImageDataset {
    /** How many there are. */
    int count();

    /** Side of each, in pixels. */
    int imageSize();

    /** 1 for grey, 3 for RGB. */
    int channels();

    /** How many classes they belong to, one each; 0 if to none. */
    default int classes() {
        return 0;
    }

    /**
     * The class of one image.
     *
     * @param index 0 to count - 1
     * @return 0 to classes - 1
     * @throws IllegalStateException if there are no classes
     */
    default int label(int index) {
        throw new IllegalStateException("these images have no classes");
    }

    /**
     * Puts one image at the target's position and moves the position behind it.
     *
     * @param index 0 to count - 1
     * @param target takes S * S * C unsigned bytes, row by row, the channels of a pixel together
     */
    void copyTo(int index, ByteBuffer target);
}
