package loom.dataset.decode;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Writes icons of one picture. */
final class IconFiles {
    private static final int DIRECTORY = 22;

    private IconFiles() {}

    static byte[] icon(byte[] picture, int width, int height, int bits) {
        ByteBuffer file =
                ByteBuffer.allocate(DIRECTORY + picture.length).order(ByteOrder.LITTLE_ENDIAN);
        file.putShort((short) 0).putShort((short) 1).putShort((short) 1);
        file.put((byte) width).put((byte) height).putShort((short) 0);
        file.putShort((short) 1).putShort((short) bits);
        return file.putInt(picture.length).putInt(DIRECTORY).put(picture).array();
    }

    /** 16 x 16, 24 bits, all of one colour; the mask hides the rows below the eighth. */
    static byte[] maskedBitmap(int rgb) {
        ByteBuffer bitmap = ByteBuffer.allocate(40 + 16 * 48 + 64).order(ByteOrder.LITTLE_ENDIAN);
        bitmap.putInt(40).putInt(16).putInt(32).putShort((short) 1).putShort((short) 24);
        bitmap.position(40);
        for (int i = 0; i < 256; i++) {
            bitmap.put((byte) rgb).put((byte) (rgb >> 8)).put((byte) (rgb >> 16));
        }
        for (int row = 0; row < 8; row++) { // from below
            bitmap.putInt(-1);
        }
        return bitmap.array();
    }
}
