package loom.dataset.decode;

import java.awt.Dimension;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bytedeco.ffmpeg.global.avcodec;

/**
 * AVIF and HEIC: a container that is taken apart here, of pictures that FFmpeg decodes. Telephones
 * cut theirs into tiles.
 */
final class HeifReader implements PictureReader {
    private static final FfmpegStill AV1 = new FfmpegStill(avcodec.AV_CODEC_ID_AV1, false);
    private static final FfmpegStill HEVC = new FfmpegStill(avcodec.AV_CODEC_ID_HEVC, false);

    @Override
    public Dimension size(byte[] content) throws IOException {
        return new HeifFile(content).primary().size(content);
    }

    @Override
    public DecodedPicture read(byte[] content) throws IOException {
        HeifFile file = new HeifFile(content);
        HeifItem item = file.primary();
        BufferedImage picture = decode(file, item, content);
        HeifColours colours = HeifColours.of(item, content);
        BufferedImage image =
                colours.source().map(source -> source.convert(picture)).orElse(picture);
        Optional<HeifItem> alpha = file.alpha(item);
        if (alpha.isPresent()) {
            image = withAlpha(image, decode(file, alpha.get(), content));
        }
        return new DecodedPicture(
                image,
                item.orientation(content),
                colours.isBroken() ? List.of(SourceColours.IGNORED) : List.of());
    }

    private static BufferedImage decode(HeifFile file, HeifItem item, byte[] content)
            throws IOException {
        Dimension size = item.size(content);
        BufferedImage decoded =
                switch (item.type()) {
                    case "grid" -> grid(file, item, content);
                    case "av01" -> coded(AV1, item, new byte[0], content);
                    case "hvc1" -> coded(HEVC, item, setup(item, content), content);
                    default ->
                            throw PictureRefusal.notRead(
                                    "a HEIF picture of the kind " + item.type().strip());
                };
        if (decoded.getWidth() < size.width || decoded.getHeight() < size.height) {
            throw PictureRefusal.damaged();
        }
        return decoded.getWidth() == size.width && decoded.getHeight() == size.height
                ? decoded
                : cropped(decoded, size);
    }

    private static BufferedImage coded(
            FfmpegStill codec, HeifItem item, byte[] setup, byte[] content) throws IOException {
        Dimension size = item.size(content);
        return codec.decode(
                new FfmpegStill.Packet(
                        item.data(), setup, size, HeifColours.coding(item, content)));
    }

    private static byte[] setup(HeifItem item, byte[] content) throws PictureRefusal {
        HeifBox box = item.property("hvcC").orElseThrow(PictureRefusal::damaged);
        return Arrays.copyOfRange(content, box.from(), box.to());
    }

    private static BufferedImage grid(HeifFile file, HeifItem item, byte[] content)
            throws IOException {
        ByteBuffer recipe = ByteBuffer.wrap(item.data());
        int columns = (recipe.get(3) & 0xFF) + 1;
        int rows = (recipe.get(2) & 0xFF) + 1;
        Dimension size = item.size(content);
        List<HeifItem> tiles = file.parts(item);
        if (tiles.size() != rows * columns) {
            throw PictureRefusal.damaged();
        }
        Dimension tile = tiles.getFirst().size(content);
        // Tiles cover the picture, and each overlaps it: thousands of large ones would be a trap.
        if ((long) tile.width * (columns - 1) >= size.width
                || (long) tile.height * (rows - 1) >= size.height) {
            throw PictureRefusal.damaged();
        }
        BufferedImage canvas = RgbBytes.create(size.width, size.height);
        for (int i = 0; i < tiles.size(); i++) {
            HeifItem part = tiles.get(i);
            if (part.type().equals("grid") || !part.size(content).equals(tile)) {
                throw PictureRefusal.damaged();
            }
            Canvas.lay(
                    decode(file, part, content),
                    canvas,
                    i % columns * tile.width,
                    i / columns * tile.height);
        }
        return canvas;
    }

    private static BufferedImage cropped(BufferedImage image, Dimension size) {
        BufferedImage cropped = RgbBytes.create(size.width, size.height);
        Canvas.lay(image, cropped, 0, 0);
        return cropped;
    }

    private static BufferedImage withAlpha(BufferedImage picture, BufferedImage alpha)
            throws PictureRefusal {
        int width = picture.getWidth();
        int height = picture.getHeight();
        if (alpha.getWidth() != width || alpha.getHeight() != height) {
            throw PictureRefusal.damaged();
        }
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        Canvas.lay(picture, image, 0, 0);
        int[] argb = EightBits.ints(image);
        for (int y = 0, at = 0; y < height; y++) {
            for (int x = 0; x < width; x++, at++) {
                argb[at] = argb[at] & 0xFFFFFF | alpha.getRGB(x, y) << 24;
            }
        }
        return image;
    }
}
