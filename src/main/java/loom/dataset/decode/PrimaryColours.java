package loom.dataset.decode;

import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

/**
 * The colours of three primaries, a white and a curve, as a PNG's gAMA and cHRM or the code points
 * of ITU-T H.273 give them.
 *
 * <p>linear = curve(stored); sRGB = encode(inverse(M(sRGB)) * M * linear), where the columns of M
 * are the XYZ of the primaries, scaled so that they add up to a white of Y = 1. Both whites become
 * one, each channel by itself: without a change of white the pictures' white would be tinted.
 */
final class PrimaryColours implements SourceColours {
    /** x and y of red, green, blue and white, as ITU-R BT.709 has them. */
    static final double[] BT709 = {0.640, 0.330, 0.300, 0.600, 0.150, 0.060, 0.3127, 0.3290};

    private static final double[] BT2020 = {
        0.708, 0.292, 0.170, 0.797, 0.131, 0.046, 0.3127, 0.3290
    };
    private static final double[] DISPLAY_P3 = {
        0.680, 0.320, 0.265, 0.690, 0.150, 0.060, 0.3127, 0.3290
    };

    private static final int STEPS = 1 << 14;
    private static final byte[] ENCODED = encoded();

    private final double[] linear = new double[256];
    private final double[] toSrgb;

    /**
     * @param curve from stored to linear values, both in [0, 1]
     */
    PrimaryColours(double[] primaries, DoubleUnaryOperator curve) {
        for (int i = 0; i < linear.length; i++) {
            linear[i] = curve.applyAsDouble(i / 255.0);
        }
        toSrgb = Matrix3.multiply(Matrix3.inverse(xyz(BT709)), xyz(primaries));
    }

    /**
     * Those of ITU-T H.273.
     *
     * @return empty if they are sRGB's, or are not known
     */
    static Optional<SourceColours> ofCodePoints(int primaries) {
        return switch (primaries) {
            case 9 -> Optional.of(new PrimaryColours(BT2020, PrimaryColours::decode));
            case 12 -> Optional.of(new PrimaryColours(DISPLAY_P3, PrimaryColours::decode));
            default -> Optional.empty();
        };
    }

    /** The curve of sRGB (IEC 61966-2-1), from stored to linear. */
    static double decode(double stored) {
        return stored <= 0.04045 ? stored / 12.92 : Math.pow((stored + 0.055) / 1.055, 2.4);
    }

    @Override
    public void toSrgb(byte[] rgb) {
        for (int at = 0; at < rgb.length; at += 3) {
            double red = linear[rgb[at] & 0xFF];
            double green = linear[rgb[at + 1] & 0xFF];
            double blue = linear[rgb[at + 2] & 0xFF];
            for (int row = 0; row < 3; row++) {
                double value =
                        toSrgb[3 * row] * red
                                + toSrgb[3 * row + 1] * green
                                + toSrgb[3 * row + 2] * blue;
                rgb[at + row] = ENCODED[(int) (Math.clamp(value, 0.0, 1.0) * STEPS + 0.5)];
            }
        }
    }

    private static byte[] encoded() {
        byte[] encoded = new byte[STEPS + 1];
        for (int i = 0; i <= STEPS; i++) {
            double value = (double) i / STEPS;
            double stored =
                    value <= 0.0031308 ? 12.92 * value : 1.055 * Math.pow(value, 1 / 2.4) - 0.055;
            encoded[i] = (byte) Math.round(255 * stored);
        }
        return encoded;
    }

    /** Linear values to XYZ; white is (1, 1, 1) in place of its own XYZ, see the class. */
    private static double[] xyz(double[] primaries) {
        double[] columns = new double[9];
        for (int i = 0; i < 3; i++) {
            double x = primaries[2 * i];
            double y = primaries[2 * i + 1];
            columns[i] = x / y;
            columns[3 + i] = 1;
            columns[6 + i] = (1 - x - y) / y;
        }
        double[] white = {
            primaries[6] / primaries[7], 1, (1 - primaries[6] - primaries[7]) / primaries[7]
        };
        double[] scale = Matrix3.apply(Matrix3.inverse(columns), white);
        for (int row = 0; row < 3; row++) {
            for (int i = 0; i < 3; i++) {
                columns[3 * row + i] *= scale[i] / white[row];
            }
        }
        return columns;
    }
}
