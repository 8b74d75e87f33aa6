package loom.dataset.decode;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.bytedeco.ffmpeg.global.avutil;

/** Writes WebP files. */
final class WebpFiles {
    static final int ICC = 0x20;
    static final int ALPHA = 0x10;
    static final int ANIMATION = 0x02;

    private WebpFiles() {}

    static byte[] lossless(BufferedImage picture) {
        return new FfmpegEncoder("libwebp", avutil.AV_PIX_FMT_BGRA, Map.of("lossless", "1"))
                .encode(picture);
    }

    static byte[] lossy(BufferedImage picture) {
        boolean hasAlpha = picture.getColorModel().hasAlpha();
        return new FfmpegEncoder(
                        "libwebp",
                        hasAlpha ? avutil.AV_PIX_FMT_YUVA420P : avutil.AV_PIX_FMT_YUV420P,
                        Map.of("quality", "98"))
                .encode(picture);
    }

    /** What is in a file of one chunk, with the chunk's header. */
    static byte[] chunkOf(byte[] file) {
        return Arrays.copyOfRange(file, 12, file.length);
    }

    static byte[] chunk(String type, byte[] content) {
        ByteBuffer chunk =
                ByteBuffer.allocate(8 + content.length + content.length % 2)
                        .order(ByteOrder.LITTLE_ENDIAN);
        return chunk.put(letters(type)).putInt(content.length).put(content).array();
    }

    static byte[] extended(int flags, int width, int height) {
        ByteBuffer content = ByteBuffer.allocate(10).put((byte) flags).put(new byte[3]);
        return chunk("VP8X", put24(put24(content, width - 1), height - 1).array());
    }

    /** A frame of an animation; its place is of even numbers. */
    static byte[] frame(int left, int top, int width, int height, byte[] picture) {
        ByteBuffer content = ByteBuffer.allocate(16 + picture.length);
        put24(put24(content, left / 2), top / 2);
        put24(put24(content, width - 1), height - 1);
        put24(content, 100).put((byte) 0).put(picture);
        return chunk("ANMF", content.array());
    }

    static byte[] file(byte[]... chunks) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        content.writeBytes(letters("WEBP"));
        for (byte[] chunk : chunks) {
            content.writeBytes(chunk);
        }
        return chunk("RIFF", content.toByteArray());
    }

    private static ByteBuffer put24(ByteBuffer to, int value) {
        return to.put((byte) value).put((byte) (value >> 8)).put((byte) (value >> 16));
    }

    private static byte[] letters(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
