package loom.dataset.decode;

import java.awt.Dimension;
import java.io.IOException;

/** A format that FFmpeg reads as a whole, and of which only the size is looked up here. */
record FfmpegReader(FfmpegStill still, Header header) implements PictureReader {
    /** Finds width and height. */
    @FunctionalInterface
    interface Header {
        Dimension size(byte[] content) throws IOException;
    }

    @Override
    public Dimension size(byte[] content) throws IOException {
        return header.size(content);
    }

    @Override
    public DecodedPicture read(byte[] content) throws IOException {
        return DecodedPicture.upright(still.decode(FfmpegStill.Packet.of(content, size(content))));
    }
}
