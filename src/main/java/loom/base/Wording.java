package loom.base;

import java.time.Duration;
import java.util.Locale;

/** Numbers as people read them. */
public final class Wording {
    private Wording() {}

    /** For example {@code 40 s}, {@code 12 min}, {@code 3 h 05 min}. */
    public static String duration(Duration duration) {
        long seconds = Math.max(0, duration.toSeconds());
        if (seconds < 60) {
            return seconds + " s";
        }
        if (seconds < 3600) {
            return seconds / 60 + " min";
        }
        return "%d h %02d min".formatted(seconds / 3600, seconds % 3600 / 60);
    }

    /** For example {@code 1 image}, {@code 1,059 images}. */
    public static String count(long number, String one, String many) {
        return number(number) + " " + (number == 1 ? one : many);
    }

    /** With thousands separated: {@code 45,000}. */
    public static String number(long number) {
        return String.format(Locale.ENGLISH, "%,d", number);
    }

    /** For example {@code 812 B}, {@code 1.4 MB}; powers of 1,000. */
    public static String bytes(long bytes) {
        if (bytes < 1_000) {
            return bytes + " B";
        }
        String[] units = {"kB", "MB", "GB", "TB"};
        double value = bytes;
        int unit = -1;
        do {
            value /= 1_000;
            unit++;
        } while (value >= 999.5 && unit < units.length - 1);
        return String.format(
                Locale.ENGLISH, value < 10 ? "%.1f %s" : "%.0f %s", value, units[unit]);
    }
}
