package loom.dataset.jpeg;

import java.util.List;

/** Makes pixels of samples. */
final class Colours {
    private static final int BITS = 16;
    private static final int HALF = 1 << (BITS - 1);

    // JFIF 1.02: R = Y + 1.402 Cr, G = Y - 0.344136 Cb - 0.714136 Cr, B = Y + 1.772 Cb.
    private static final int CR_TO_RED = fixed(1.402);
    private static final int CB_TO_GREEN = fixed(0.344136);
    private static final int CR_TO_GREEN = fixed(0.714136);
    private static final int CB_TO_BLUE = fixed(1.772);

    private Colours() {}

    static void grey(Plane plane, int[] pixels, int width, int height) {
        byte[] samples = plane.samples();
        for (int y = 0; y < height; y++)
            for (int x = 0; x < width; x++)
                pixels[y * width + x] = (samples[y * plane.stride() + x] & 0xFF) * 0x010101;
    }

    /**
     * @param planes luminance and both chrominances, all of one size
     */
    static void colour(List<Plane> planes, int[] pixels, int width, int height) {
        Plane luminance = planes.getFirst();
        byte[] light = luminance.samples();
        byte[] blueness = planes.get(1).samples();
        byte[] redness = planes.get(2).samples();
        for (int y = 0; y < height; y++) {
            int lightRow = y * luminance.stride();
            int colourRow = y * planes.get(1).stride();
            for (int x = 0; x < width; x++) {
                int level = ((light[lightRow + x] & 0xFF) << BITS) + HALF;
                int cb = (blueness[colourRow + x] & 0xFF) - 128;
                int cr = (redness[colourRow + x] & 0xFF) - 128;
                int red = level(level + CR_TO_RED * cr);
                int green = level(level - CB_TO_GREEN * cb - CR_TO_GREEN * cr);
                int blue = level(level + CB_TO_BLUE * cb);
                pixels[y * width + x] = red << 16 | green << 8 | blue;
            }
        }
    }

    private static int level(int fixed) {
        return Math.max(0, Math.min(fixed >> BITS, 255));
    }

    private static int fixed(double factor) {
        return (int) Math.round(factor * (1 << BITS));
    }
}
