package loom.api;

import java.util.function.Supplier;
import loom.base.RefusedException;

/**
 * Makes values of what a request holds. Only here is an objection of a value the caller's mistake;
 * anywhere else it is ours.
 */
final class Checked {
    private Checked() {}

    /**
     * @param value makes it, and throws {@link IllegalArgumentException} with rule and value if it
     *     cannot be
     * @param remedy what the caller is to do then
     */
    static <T> T value(Supplier<T> value, String remedy) {
        try {
            return value.get();
        } catch (IllegalArgumentException e) {
            throw RefusedException.of(e, remedy);
        }
    }

    /** Refuses a list with gaps, as {@code [1, null]} is. */
    static void noGaps(String field, Iterable<?> items) {
        int place = 0;
        for (Object item : items) {
            if (item == null) {
                throw new RefusedException(
                        "%s[%d] is null".formatted(field, place),
                        "every item of %s has a value".formatted(field),
                        "leave it out, or give one");
            }
            place++;
        }
    }
}
