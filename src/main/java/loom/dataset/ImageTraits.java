package loom.dataset;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * What tells whether two images are the same, or nearly so, and what kind an image is. Taken from
 * its file and its thumbnail.
 *
 * @param width of the original, upright or not, in pixels
 * @param isGrey true if red, green and blue are equal everywhere
 * @param fileHash the first 128 bits of the SHA-256 of the file
 * @param gradient the difference hash ("dHash", Krawetz 2013) of the thumbnail: for 8 rows of 9
 *     mean grey levels, 64 bits that tell whether each is darker than its right neighbour
 * @param colours means of red, green and blue in 4 x 4 squares of the thumbnail
 */
@SuppressWarnings("ArrayRecordComponent") // compared by their own methods alone
record ImageTraits(
        int width, int height, boolean isGrey, byte[] fileHash, long gradient, byte[] colours) {
    static final int HASH_BYTES = 16;
    static final int SQUARES = 4;
    static final int COLOUR_BYTES = SQUARES * SQUARES * 3;

    /** Of one image, when many are kept in a row. */
    static final int BYTES = 2 * Integer.BYTES + 1 + HASH_BYTES + Long.BYTES + COLOUR_BYTES;

    private static final int ROWS = 8;
    private static final int COLUMNS = 9;

    /**
     * @param file the original, whose hash is taken
     * @param thumbnail side * side * 3 unsigned bytes, row by row
     */
    static ImageTraits of(int width, int height, byte[] file, byte[] thumbnail, int side) {
        MessageDigest digest = ImageIngest.sha256();
        return new ImageTraits(
                width,
                height,
                isGrey(thumbnail),
                Arrays.copyOf(digest.digest(file), HASH_BYTES),
                gradient(thumbnail, side),
                colours(thumbnail, side));
    }

    static ImageTraits read(ByteBuffer from) {
        int width = from.getInt();
        int height = from.getInt();
        boolean isGrey = from.get() != 0;
        byte[] hash = new byte[HASH_BYTES];
        from.get(hash);
        long gradient = from.getLong();
        byte[] colours = new byte[COLOUR_BYTES];
        from.get(colours);
        return new ImageTraits(width, height, isGrey, hash, gradient, colours);
    }

    void write(ByteBuffer to) {
        to.putInt(width).putInt(height).put((byte) (isGrey ? 1 : 0));
        to.put(fileHash).putLong(gradient).put(colours);
    }

    /** How many of the 64 bits differ. */
    int gradientDistance(ImageTraits other) {
        return Long.bitCount(gradient ^ other.gradient);
    }

    /** Mean difference of the colours, 0 to 255. */
    double colourDistance(ImageTraits other) {
        int sum = 0;
        for (int i = 0; i < COLOUR_BYTES; i++) {
            sum += Math.abs((colours[i] & 0xff) - (other.colours[i] & 0xff));
        }
        return (double) sum / COLOUR_BYTES;
    }

    private static boolean isGrey(byte[] rgb) {
        for (int i = 0; i < rgb.length; i += 3) {
            if (rgb[i] != rgb[i + 1] || rgb[i] != rgb[i + 2]) {
                return false;
            }
        }
        return true;
    }

    private static long gradient(byte[] rgb, int side) {
        long bits = 0;
        for (int row = 0; row < ROWS; row++) {
            double left = grey(rgb, side, row, 0);
            for (int column = 1; column < COLUMNS; column++) {
                double right = grey(rgb, side, row, column);
                bits = bits << 1 | (left < right ? 1 : 0);
                left = right;
            }
        }
        return bits;
    }

    /** Mean luminance (Rec. 601) of one of 8 x 9 cells. */
    private static double grey(byte[] rgb, int side, int row, int column) {
        double sum = 0;
        int count = 0;
        for (int y = row * side / ROWS; y < (row + 1) * side / ROWS; y++) {
            for (int x = column * side / COLUMNS; x < (column + 1) * side / COLUMNS; x++) {
                int at = (y * side + x) * 3;
                sum +=
                        0.299 * (rgb[at] & 0xff)
                                + 0.587 * (rgb[at + 1] & 0xff)
                                + 0.114 * (rgb[at + 2] & 0xff);
                count++;
            }
        }
        return sum / count;
    }

    private static byte[] colours(byte[] rgb, int side) {
        byte[] means = new byte[COLOUR_BYTES];
        for (int square = 0; square < SQUARES * SQUARES; square++) {
            int top = square / SQUARES * side / SQUARES;
            int bottom = (square / SQUARES + 1) * side / SQUARES;
            int start = square % SQUARES * side / SQUARES;
            int end = (square % SQUARES + 1) * side / SQUARES;
            int pixels = (bottom - top) * (end - start);
            for (int channel = 0; channel < 3; channel++) {
                int sum = 0;
                for (int y = top; y < bottom; y++) {
                    for (int x = start; x < end; x++) {
                        sum += rgb[(y * side + x) * 3 + channel] & 0xff;
                    }
                }
                means[square * 3 + channel] = (byte) Math.round((float) sum / pixels);
            }
        }
        return means;
    }
}
