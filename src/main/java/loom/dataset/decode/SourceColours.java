package loom.dataset.decode;

import java.awt.image.BufferedImage;

/** A colour space that pictures come in, and their way from it to sRGB. */
interface SourceColours {
    /** What is said of a picture whose profile is of no use. */
    String IGNORED = "has a broken colour profile, which was ignored";

    /**
     * Turns pixels into sRGB, in place.
     *
     * @param rgb three bytes for each
     */
    void toSrgb(byte[] rgb);

    /** The picture in sRGB; its memory may be used for it. */
    default BufferedImage convert(BufferedImage picture) {
        BufferedImage image = EightBits.of(picture);
        int width = image.getWidth();
        byte[] row = new byte[3 * width];
        for (int y = 0; y < image.getHeight(); y++) {
            if (RgbBytes.is(image)) {
                byte[] all = RgbBytes.of(image);
                System.arraycopy(all, y * row.length, row, 0, row.length);
                toSrgb(row);
                System.arraycopy(row, 0, all, y * row.length, row.length);
            } else {
                convert(EightBits.ints(image), y * width, row);
            }
        }
        return image;
    }

    private void convert(int[] argb, int from, byte[] row) {
        for (int i = 0, at = from; i < row.length; i += 3, at++) {
            row[i] = (byte) (argb[at] >> 16);
            row[i + 1] = (byte) (argb[at] >> 8);
            row[i + 2] = (byte) argb[at];
        }
        toSrgb(row);
        for (int i = 0, at = from; i < row.length; i += 3, at++) {
            argb[at] =
                    argb[at] & 0xFF000000
                            | (row[i] & 0xFF) << 16
                            | (row[i + 1] & 0xFF) << 8
                            | row[i + 2] & 0xFF;
        }
    }
}
