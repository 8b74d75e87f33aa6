package loom.textile;

/**
 * A colour as amounts of light, so that mixing two of them is what the eye sees from afar.
 *
 * <p>Components are in [0, 1]. Light is the square of the display value: close enough to sRGB for
 * cloth, and a square root gives the same bits on every machine where a power might not.
 */
record Colour(double red, double green, double blue) {
    private static final double RED_WEIGHT = 0.2126; // luminance weights of ITU-R BT.709
    private static final double GREEN_WEIGHT = 0.7152;
    private static final double BLUE_WEIGHT = 0.0722;

    Colour {
        requireUnit("red", red);
        requireUnit("green", green);
        requireUnit("blue", blue);
    }

    /** The colour of a display value such as {@code 0x1F2F5C}. */
    static Colour ofRgb(int rgb) {
        return new Colour(light(rgb >> 16), light(rgb >> 8), light(rgb));
    }

    /** The display value, 0xRRGGBB. */
    int rgb() {
        return display(red) << 16 | display(green) << 8 | display(blue);
    }

    /** This colour where {@code share} is 0, the other where it is 1. */
    Colour mix(Colour other, double share) {
        if (share <= 0) {
            return this;
        }
        if (share >= 1) {
            return other;
        }
        return new Colour(
                red + (other.red - red) * share,
                green + (other.green - green) * share,
                blue + (other.blue - blue) * share);
    }

    double luminance() {
        return RED_WEIGHT * red + GREEN_WEIGHT * green + BLUE_WEIGHT * blue;
    }

    /** Contrast ratio of two colours, 1 (none) to 21, as the WCAG defines it. */
    double contrast(Colour other) {
        double lighter = Math.max(luminance(), other.luminance());
        double darker = Math.min(luminance(), other.luminance());
        return (lighter + 0.05) / (darker + 0.05);
    }

    private static double light(int component) {
        double value = (component & 0xFF) / 255.0;
        return value * value;
    }

    private static int display(double light) {
        return (int) (Math.sqrt(light) * 255.0 + 0.5);
    }

    private static void requireUnit(String name, double value) {
        if (!(value >= 0 && value <= 1)) // written so that NaN fails too
        {
            throw new IllegalArgumentException(name + " must be in [0, 1], was " + value);
        }
    }
}
