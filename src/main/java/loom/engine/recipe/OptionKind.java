package loom.engine.recipe;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** What values an option of a recipe takes, and how they read. */
public sealed interface OptionKind<T> {
    /** How a value reads in a sentence. */
    String words(T value);

    /**
     * The value that somebody gave as JSON.
     *
     * @throws IllegalArgumentException if it is of another kind, or out of range; the message says
     *     what is allowed
     */
    T parse(Object given);

    /** On or off. */
    record Flag() implements OptionKind<Boolean> {
        @Override
        public String words(Boolean value) {
            return value ? "on" : "off";
        }

        @Override
        public Boolean parse(Object given) {
            if (given instanceof Boolean it) {
                return it;
            }
            throw new IllegalArgumentException("must be true or false, was " + given);
        }
    }

    /**
     * A number with decimals.
     *
     * @param open true if both ends are left out
     */
    record Decimal(double least, double most, boolean open) implements OptionKind<Double> {
        /** Both ends included. */
        public Decimal(double least, double most) {
            this(least, most, false);
        }

        /** The range, for a person. */
        public String rule() {
            return (open ? "above %s and below %s" : "%s to %s")
                    .formatted(words(least), words(most));
        }

        public boolean allows(double value) { // written so that NaN fails too
            return open ? value > least && value < most : value >= least && value <= most;
        }

        /** A number as people write it: {@code 0.0002}, never {@code 2.0E-4}. */
        public static String text(double number) {
            BigDecimal exact = BigDecimal.valueOf(number);
            return exact.signum() == 0 ? "0" : exact.stripTrailingZeros().toPlainString();
        }

        @Override
        public String words(Double value) {
            return text(value);
        }

        @Override
        public Double parse(Object given) {
            if (given instanceof Number it && allows(it.doubleValue())) {
                return it.doubleValue();
            }
            throw new IllegalArgumentException(
                    "must be a number, %s, was %s".formatted(rule(), given));
        }
    }

    /** A whole number, both ends included. */
    record Count(int least, int most, int step) implements OptionKind<Integer> {
        @Override
        public String words(Integer value) {
            return String.format(Locale.ENGLISH, "%,d", value);
        }

        @Override
        public Integer parse(Object given) {
            if (given instanceof Integer it && it >= least && it <= most) {
                return it;
            }
            throw new IllegalArgumentException(
                    "must be a whole number, %d to %d, was %s".formatted(least, most, given));
        }
    }

    /** One of some values. */
    record Choice<E extends Enum<E>>(Class<E> type, Function<E, String> wording)
            implements OptionKind<E> {
        public List<E> values() {
            return List.of(type.getEnumConstants());
        }

        @Override
        public String words(E value) {
            return wording.apply(value);
        }

        @Override
        public E parse(Object given) {
            return values().stream()
                    .filter(value -> value.name().equalsIgnoreCase(String.valueOf(given)))
                    .findFirst()
                    .orElseThrow(() ->
                            new IllegalArgumentException(
                                    "must be one of %s, was %s"
                                            .formatted(
                                                    Arrays.toString(type.getEnumConstants())
                                                            .toLowerCase(Locale.ROOT),
                                                    given)));
        }
    }
}
