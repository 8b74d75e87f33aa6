package loom.dataset;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The binary version of CIFAR (Krizhevsky 2009): records of labels and 32 x 32 pixels, all red ones
 * first, then green, then blue. It has no mark, so names and sizes tell it.
 *
 * @param labels bytes before the pixels; the last of them is the label
 * @param classes labels are below it
 */
record CifarFormat(int labels, int classes) {
    static final int SIDE = 32;
    static final int PLANE = SIDE * SIDE;

    private static final Pattern TEN = Pattern.compile("(.*/)?(data_batch_\\d+|test_batch)\\.bin");
    private static final Pattern HUNDRED = Pattern.compile("(.*/)?(train|test)\\.bin");

    /** Null if files of CIFAR have other names. */
    static @Nullable CifarFormat of(String name) {
        String slashed = name.replace('\\', '/');
        if (TEN.matcher(slashed).matches()) {
            return new CifarFormat(1, 10);
        }
        return HUNDRED.matcher(slashed).matches() ? new CifarFormat(2, 100) : null;
    }

    int recordBytes() {
        return labels + 3 * PLANE;
    }
}
