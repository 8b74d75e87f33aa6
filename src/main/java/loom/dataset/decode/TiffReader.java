package loom.dataset.decode;

import java.awt.Dimension;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/**
 * The first page of a TIFF, through the plug-in of TwelveMonkeys, which knows most of its many
 * forms.
 */
final class TiffReader implements PictureReader {
    /** None, CCITT's three, LZW, JPEG old and new, Deflate under two numbers, and PackBits. */
    private static final Set<Long> PACKINGS =
            Set.of(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 32_946L, 32_773L);

    private static final long MOST_SAMPLES = 8;
    private static final long LARGEST_TILE = 1L << 24;

    private final ImageIoReading reading = new ImageIoReading("tiff");

    @Override
    public Dimension size(byte[] content) throws IOException {
        TiffDirectory directory = new TiffDirectory(content);
        long width = directory.get(TiffDirectory.WIDTH, 0);
        long height = directory.get(TiffDirectory.HEIGHT, 0);
        if (width <= 0 || height <= 0 || width > Integer.MAX_VALUE || height > Integer.MAX_VALUE) {
            throw PictureRefusal.damaged();
        }
        return new Dimension((int) width, (int) height);
    }

    @Override
    public DecodedPicture read(byte[] content) throws IOException {
        TiffDirectory directory = new TiffDirectory(content);
        refuseWhatIsNotRead(directory);
        long orientation = directory.get(TiffDirectory.ORIENTATION, 1);
        boolean isKnown = orientation >= 1 && orientation <= 8;
        return new DecodedPicture(
                reading.read(content).image(), isKnown ? (int) orientation : 1, List.of());
    }

    private static void refuseWhatIsNotRead(TiffDirectory directory) throws PictureRefusal {
        boolean isPreview =
                directory.get(TiffDirectory.SUBFILE_TYPE, 0) == 1
                        && directory.has(TiffDirectory.OTHER_PICTURES);
        if (directory.has(TiffDirectory.DNG_VERSION) || isPreview) {
            throw PictureRefusal.notRead("a camera's raw file");
        }
        if (!PACKINGS.contains(directory.get(TiffDirectory.COMPRESSION, 1))) {
            throw PictureRefusal.notRead("a TIFF that is packed in a rare way");
        }
        // The decoder makes room for a tile of any claimed size.
        long tile =
                directory.get(TiffDirectory.TILE_WIDTH, 1)
                        * directory.get(TiffDirectory.TILE_HEIGHT, 1);
        if (directory.get(TiffDirectory.SAMPLES, 1) > MOST_SAMPLES || tile > LARGEST_TILE) {
            throw PictureRefusal.notRead("a TIFF of a rare form");
        }
    }
}
