package loom.dataset.decode;

import java.awt.Dimension;
import java.awt.image.BufferedImage;
import java.io.IOException;

/**
 * GIF, through Java's own decoder: the whole canvas as it is when the first frame was drawn; what
 * the frame leaves free is transparent.
 */
final class GifReader implements PictureReader {
    private final ImageIoReading reading = new ImageIoReading("gif");

    @Override
    public Dimension size(byte[] content) throws IOException {
        return GifFrame.first(content).canvas();
    }

    @Override
    public DecodedPicture read(byte[] content) throws IOException {
        GifFrame frame = GifFrame.first(content);
        BufferedImage drawn = reading.read(content).image();
        return DecodedPicture.upright(
                Canvas.with(drawn, frame.canvas(), frame.left(), frame.top()));
    }
}
