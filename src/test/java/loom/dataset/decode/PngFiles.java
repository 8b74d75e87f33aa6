package loom.dataset.decode;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import loom.dataset.SampleFiles;

/** Writes PNG files with chunks that Java's writer does not write. */
final class PngFiles {
    private static final int AFTER_HEADER = 33;

    private PngFiles() {}

    /** A chunk put in behind the header. */
    static byte[] with(byte[] png, String type, byte[] content) {
        ByteBuffer chunk = ByteBuffer.allocate(12 + content.length);
        byte[] name = type.getBytes(StandardCharsets.ISO_8859_1);
        CRC32 crc = new CRC32();
        crc.update(name);
        crc.update(content);
        chunk.putInt(content.length).put(name).put(content).putInt((int) crc.getValue());
        return ByteBuffer.allocate(png.length + chunk.capacity())
                .put(png, 0, AFTER_HEADER)
                .put(chunk.array())
                .put(png, AFTER_HEADER, png.length - AFTER_HEADER)
                .array();
    }

    static byte[] of(BufferedImage picture) {
        return SampleFiles.encode(picture, "png");
    }

    /** Fractions in units of 1 / 100,000, as gAMA and cHRM have them. */
    static byte[] numbers(double... values) {
        ByteBuffer content = ByteBuffer.allocate(4 * values.length);
        for (double value : values) {
            content.putInt((int) Math.round(100_000 * value));
        }
        return content.array();
    }

    /** A text that is packed a thousand to one. */
    static byte[] packedText(String prefix, int megabytes) throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        content.writeBytes(prefix.getBytes(StandardCharsets.ISO_8859_1));
        byte[] part = new byte[1 << 20];
        try (DeflaterOutputStream out = new DeflaterOutputStream(content)) {
            for (int i = 0; i < megabytes; i++) {
                out.write(part);
            }
        }
        return content.toByteArray();
    }
}
