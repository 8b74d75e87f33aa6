package loom.dataset.decode;

import java.awt.image.BufferedImage;
import java.util.Random;
import java.util.stream.IntStream;

/** Pictures to encode, and how far apart two are. */
final class TestPictures {
    private TestPictures() {}

    /** Smooth, so that what codecs leave out is little, with every hue and many sizes of steps. */
    static BufferedImage smooth(int width, int height) {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int red = wave(x, width, 0.7);
                int green = wave(y, height, 1.3);
                int blue = wave(x + y, width + height, 2.1);
                picture.setRGB(x, y, red << 16 | green << 8 | blue);
            }
        }
        return picture;
    }

    /** The same, more and more transparent to the right. */
    static BufferedImage transparent(int width, int height) {
        BufferedImage opaque = smooth(width, height);
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int alpha = 255 - 255 * x / width;
                picture.setRGB(x, y, alpha << 24 | opaque.getRGB(x, y) & 0xFFFFFF);
            }
        }
        return picture;
    }

    static BufferedImage grey(int width, int height) {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                picture.getRaster().setSample(x, y, 0, wave(x * 2 + y, 2 * width + height, 1));
            }
        }
        return picture;
    }

    /** Of 16 colours. */
    static BufferedImage palette(int width, int height) {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_INDEXED);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                picture.getRaster().setSample(x, y, 0, (x / 3 + y / 2) % 16 * 13);
            }
        }
        return picture;
    }

    static BufferedImage noise(int width, int height, long seed) {
        Random random = new Random(seed);
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        int[] pixels = IntStream.range(0, width * height).map(i -> random.nextInt()).toArray();
        picture.setRGB(0, 0, width, height, pixels, 0, width);
        return picture;
    }

    /**
     * Mean of the differences of all channels, alpha too; colours that do not show do not count.
     */
    static double distance(BufferedImage one, BufferedImage other) {
        BufferedImage a = EightBits.of(one);
        BufferedImage b = EightBits.of(other);
        if (a.getWidth() != b.getWidth() || a.getHeight() != b.getHeight()) {
            throw new AssertionError(
                    "%d x %d and %d x %d"
                            .formatted(a.getWidth(), a.getHeight(), b.getWidth(), b.getHeight()));
        }
        double sum = 0;
        for (int y = 0; y < a.getHeight(); y++) {
            for (int x = 0; x < a.getWidth(); x++) {
                sum += distance(a.getRGB(x, y), b.getRGB(x, y));
            }
        }
        return sum / (4.0 * a.getWidth() * a.getHeight());
    }

    private static int distance(int one, int other) {
        int alpha = Math.abs((one >>> 24) - (other >>> 24));
        if (one >>> 24 == 0 && other >>> 24 == 0) {
            return 0;
        }
        int sum = alpha;
        for (int shift = 0; shift < 24; shift += 8) {
            sum += Math.abs((one >> shift & 0xFF) - (other >> shift & 0xFF));
        }
        return sum;
    }

    private static int wave(int at, int of, double turns) {
        return (int) Math.round(127.5 + 120 * Math.sin(2 * Math.PI * turns * at / of));
    }
}
