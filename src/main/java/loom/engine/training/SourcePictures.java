package loom.engine.training;

import java.nio.ByteBuffer;
import loom.engine.quality.PictureSet;
import loom.engine.sampling.Picture;

/**
 * The images of a source as pictures, each read when it is asked for. Where training flips and
 * turns images, so are these, each always in the same way: the generator learns to draw such ones.
 */
record SourcePictures(ImageDataset source, FlipRotate posing) implements PictureSet {
    @Override
    public int count() {
        return source.count();
    }

    @Override
    public Picture get(int index) {
        int side = source.imageSize();
        ByteBuffer pixels = ByteBuffer.allocate(side * side * source.channels());
        source.copyTo(index, pixels);
        posing.pose(pixels, 0, 0, index);
        return new Picture(side, source.channels(), pixels.array());
    }
}
