package loom.dataset;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/** IDX files, good and bad, made on the spot, and the real one where it is there. */
public final class IdxFiles {
    private static final String REAL_IMAGES = "fashion-mnist-head-idx3-ubyte.gz";
    private static final String REAL_LABELS = "fashion-mnist-labels-idx1-ubyte.gz";

    private IdxFiles() {}

    /** Any header, and content of any length. */
    public static byte[] idx(int elementType, int[] dimensions, byte[] content) {
        ByteBuffer file = ByteBuffer.allocate(4 + 4 * dimensions.length + content.length);
        file.put(new byte[] {0, 0, (byte) elementType, (byte) dimensions.length});
        for (int dimension : dimensions) {
            file.putInt(dimension);
        }
        return file.put(content).array();
    }

    /** Grey images, all pixels of the first 0, of the second 1, and so on. */
    public static byte[] images(int count, int width, int height) {
        byte[] pixels = new byte[count * width * height];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (i / (width * height));
        }
        return idx(8, new int[] {count, height, width}, pixels);
    }

    /** Labels 0, 1, 2, 0, 1, 2 and so on. */
    public static byte[] labels(int count) {
        byte[] labels = new byte[count];
        for (int i = 0; i < count; i++) {
            labels[i] = (byte) (i % 3);
        }
        return idx(8, new int[] {count}, labels);
    }

    public static byte[] gzip(byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** A file of 40 promised images of 28 x 28 that ends within number {@code whole + 1}. */
    public static byte[] cutOff(int whole) {
        return Arrays.copyOf(images(40, 28, 28), 16 + whole * 28 * 28 + 500);
    }

    static Optional<byte[]> realImages() {
        return real(REAL_IMAGES);
    }

    static Optional<byte[]> realLabels() {
        return real(REAL_LABELS);
    }

    /** It lies beside the images that the property {@code loom.test.images} names. */
    private static Optional<byte[]> real(String name) {
        String zip = System.getProperty("loom.test.images", "");
        if (zip.isEmpty()) {
            return Optional.empty();
        }
        Path file = Path.of(zip).resolveSibling(name);
        try {
            return Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
