package loom.engine.program;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text of a program with named slots, written {@code {name}}; TorchScript has no braces of its own
 * here.
 */
record Template(String text) {
    private static final Pattern SLOT = Pattern.compile("\\{[a-zA-Z_0-9]+}");

    /** The text with a slot filled, wherever it stands. */
    Template with(String slot, Object value) {
        return new Template(text.replace("{" + slot + "}", value.toString()));
    }

    /** The text with a slot for each constant filled by the constant's place: {@code {STEP}}. */
    Template withPlaces(Enum<?>... constants) {
        Template filled = this;
        for (Enum<?> constant : constants) {
            filled = filled.with(constant.name(), constant.ordinal());
        }
        return filled;
    }

    /**
     * The whole text.
     *
     * @throws IllegalStateException if a slot is left
     */
    String filled() {
        Matcher left = SLOT.matcher(text);
        if (left.find()) {
            throw new IllegalStateException("nothing was given for the slot " + left.group());
        }
        return text;
    }
}
