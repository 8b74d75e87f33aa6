package loom.dataset.decode;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Writes Photoshop files of one merged RGB picture. */
final class PsdFiles {
    static final int RGB = 3;
    static final int CMYK = 4;

    private PsdFiles() {}

    /**
     * @param profile may be empty
     */
    static byte[] psd(BufferedImage picture, int mode, boolean isPacked, byte[] profile) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        ByteBuffer header = ByteBuffer.allocate(26).put(letters("8BPS")).putShort((short) 1);
        header.position(12).putShort((short) 3);
        header.putInt(picture.getHeight()).putInt(picture.getWidth());
        file.writeBytes(header.putShort((short) 8).putShort((short) mode).array());
        file.writeBytes(new byte[4]); // no palette
        ByteBuffer resource = ByteBuffer.allocate(profile.length == 0 ? 0 : 12 + profile.length);
        if (profile.length > 0) {
            resource.put(letters("8BIM")).putShort((short) 1039).putShort((short) 0);
            resource.putInt(profile.length).put(profile);
        }
        file.writeBytes(ByteBuffer.allocate(4).putInt(resource.capacity()).array());
        file.writeBytes(resource.array());
        file.writeBytes(new byte[4]); // no layers
        file.writeBytes(new byte[] {0, (byte) (isPacked ? 1 : 0)});
        file.writeBytes(pixels(picture, isPacked));
        return file.toByteArray();
    }

    /** Red, then green, then blue, row by row; packed, each row's length comes first. */
    private static byte[] pixels(BufferedImage picture, boolean isPacked) {
        ByteArrayOutputStream lengths = new ByteArrayOutputStream();
        ByteArrayOutputStream rows = new ByteArrayOutputStream();
        int width = picture.getWidth();
        for (int shift = 16; shift >= 0; shift -= 8) {
            for (int y = 0; y < picture.getHeight(); y++) {
                if (isPacked) {
                    lengths.writeBytes(new byte[] {0, (byte) (width + 1)});
                    rows.write(width - 1); // so many bytes follow, and one
                }
                for (int x = 0; x < width; x++) {
                    rows.write(picture.getRGB(x, y) >> shift);
                }
            }
        }
        lengths.writeBytes(rows.toByteArray());
        return lengths.toByteArray();
    }

    private static byte[] letters(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
