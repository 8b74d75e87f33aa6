package loom.dataset.decode;

import java.awt.Dimension;
import java.io.IOException;

/** Reads the pictures of one file format. Any thread may use it. */
public interface PictureReader {
    /**
     * Width and height of the picture that {@link #read} gives, from the header alone: a file of a
     * few bytes can claim any size.
     *
     * @throws IOException if there is no header that can be read; a {@link PictureRefusal} has the
     *     words
     */
    Dimension size(byte[] content) throws IOException;

    /**
     * The first picture.
     *
     * @throws IOException if the file is damaged, ends too early or costs too much
     */
    DecodedPicture read(byte[] content) throws IOException;
}
