package loom.dataset.decode;

import java.awt.Dimension;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;

/** PNG, through Java's own decoder, which knows nothing of colours: they are seen to here. */
final class PngReader implements PictureReader {
    private final ImageIoReading reading = new ImageIoReading("png");

    @Override
    public Dimension size(byte[] content) throws IOException {
        return PngChunks.size(content);
    }

    @Override
    public DecodedPicture read(byte[] content) throws IOException {
        PngChunks chunks = PngChunks.of(content);
        BufferedImage stored = reading.read(content).image();
        PngColours colours = PngColours.of(chunks);
        BufferedImage image = colours.source().map(source -> source.convert(stored)).orElse(stored);
        return new DecodedPicture(
                image,
                Exif.orientation(chunks.get("eXIf")),
                colours.isBroken() ? List.of(SourceColours.IGNORED) : List.of());
    }
}
