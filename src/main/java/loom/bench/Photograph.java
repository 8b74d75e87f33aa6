package loom.bench;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/**
 * One picture with what makes photographs laborious: gentle shading, sharp edges, and the grain of
 * a sensor, which fills a JPEG file with small coefficients (about 2.5 bits a pixel).
 */
record Photograph(int width, int height, int number) {
    private static final float QUALITY = 0.9f;
    private static final int SHAPES = 30;
    private static final double GRAIN = 6;
    private static final double COLOUR_GRAIN = 3;
    private static final int GRAINS = 1 << 16;
    private static final double[] NOISE = noise();

    byte[] jpeg() throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        RandomGenerator random = random(number);
        shade(image, random);
        draw(image, random);
        grain(image, random);
        return encoded(image);
    }

    private static void shade(BufferedImage image, RandomGenerator random) {
        int[] pixels = pixels(image);
        double[] waves = random.doubles(12, 0, 1).toArray();
        int at = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                int pixel = 0;
                for (int c = 0; c < 12; c += 4) {
                    double across = Math.sin(x * (0.004 + 0.01 * waves[c]) + 6 * waves[c + 1]);
                    double down = Math.cos(y * (0.004 + 0.01 * waves[c + 2]) + 6 * waves[c + 3]);
                    pixel = pixel << 8 | (int) (128 + 60 * across + 50 * down);
                }
                pixels[at++] = pixel;
            }
        }
    }

    private static void draw(BufferedImage image, RandomGenerator random) {
        Graphics2D graphics = image.createGraphics();
        for (int i = 0; i < SHAPES; i++) {
            graphics.setColor(new Color(random.nextInt(1 << 24)));
            int x = random.nextInt(image.getWidth());
            int y = random.nextInt(image.getHeight());
            int across = random.nextInt(8, image.getWidth() / 4);
            int down = random.nextInt(8, image.getHeight() / 4);
            if (random.nextBoolean()) {
                graphics.fillOval(x, y, across, down);
            } else {
                graphics.fillRect(x, y, across, down);
            }
        }
        graphics.dispose();
    }

    private static void grain(BufferedImage image, RandomGenerator random) {
        int[] pixels = pixels(image);
        for (int i = 0; i < pixels.length; i++) {
            long draw = random.nextLong();
            double grey = GRAIN * noise(draw);
            int red = level((pixels[i] >> 16 & 0xFF) + grey + COLOUR_GRAIN * noise(draw >>> 16));
            int green = level((pixels[i] >> 8 & 0xFF) + grey + COLOUR_GRAIN * noise(draw >>> 32));
            int blue = level((pixels[i] & 0xFF) + grey + COLOUR_GRAIN * noise(draw >>> 48));
            pixels[i] = red << 16 | green << 8 | blue;
        }
    }

    private static byte[] encoded(BufferedImage image) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            ImageWriteParam quality = writer.getDefaultWriteParam();
            quality.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            quality.setCompressionQuality(QUALITY);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), quality);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static int[] pixels(BufferedImage image) {
        return ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    }

    private static int level(double value) {
        return (int) Math.clamp(value, 0, 255);
    }

    private static double noise(long draw) {
        return NOISE[(int) draw & (GRAINS - 1)];
    }

    private static double[] noise() {
        RandomGenerator random = random(-1);
        double[] noise = new double[GRAINS];
        for (int i = 0; i < GRAINS; i++) {
            noise[i] = random.nextGaussian();
        }
        return noise;
    }

    /** Named, so that every JDK draws the same. */
    private static RandomGenerator random(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }
}
