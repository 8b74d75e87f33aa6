package loom.dataset;

import java.util.Locale;
import java.util.Optional;

/**
 * What the numbers of an array are as brightness, told by the least and the greatest of them: 0 to
 * 1, -1 to 1, or 0 to 255.
 */
record NpyRange(double least, double greatest) {
    static final String ALLOWED = "pixels are 0 to 255, 0 to 1, or -1 to 1";

    /** What is wrong with the numbers; empty if they are pixels. */
    Optional<String> objection() {
        boolean isFine = least >= -1 && greatest <= 255 && (least >= 0 || greatest <= 1);
        if (isFine) { // written so that NaN is not
            return Optional.empty();
        }
        return Optional.of(
                String.format(Locale.ENGLISH, "holds numbers from %.6g to %.6g", least, greatest));
    }

    byte pixel(double value, NpyType type) {
        double byteValue;
        if (type.kind() == 'b') {
            byteValue = 255 * value;
        } else if (least < 0) {
            byteValue = (value + 1) * 127.5;
        } else if (type.isFloat() && greatest <= 1) {
            byteValue = value * 255;
        } else {
            byteValue = value;
        }
        return (byte) Math.clamp(Math.round(byteValue), 0, 255);
    }
}
