package loom.textile;

import java.awt.image.BufferedImage;

/** A piece of cloth as pixels: size x size values 0xRRGGBB, row by row. */
record Swatch(Family family, int index, BufferedImage image) {
    private static final int SAMPLES = 4; // per pixel and direction

    static Swatch woven(Family family, int index, Cloth cloth, int size) {
        BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                image.setRGB(x, y, pixel(cloth, x, y, size));
            }
        }
        return new Swatch(family, index, image);
    }

    private static int pixel(Cloth cloth, int x, int y, int size) {
        double red = 0;
        double green = 0;
        double blue = 0;
        double samples = (double) size * SAMPLES;
        for (int j = 0; j < SAMPLES; j++) {
            for (int i = 0; i < SAMPLES; i++) {
                Colour seen =
                        cloth.at(
                                (x * SAMPLES + i + 0.5) / samples,
                                (y * SAMPLES + j + 0.5) / samples);
                red += seen.red();
                green += seen.green();
                blue += seen.blue();
            }
        }
        double all = SAMPLES * SAMPLES;
        return new Colour(red / all, green / all, blue / all).rgb();
    }

    /** For example {@code ikat-0007.png}. */
    String fileName() {
        return "%s-%04d.png".formatted(family.fileWord(), index);
    }
}
