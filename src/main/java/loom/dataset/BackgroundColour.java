package loom.dataset;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The opaque sRGB colour that shows through transparent images and fills padded edges.
 *
 * @param value {@code #rrggbb}
 */
public record BackgroundColour(String value) {
    // Above the colours: they are checked against it.
    private static final Pattern FORM = Pattern.compile("#[0-9a-f]{6}");

    public static final BackgroundColour WHITE = new BackgroundColour("#ffffff");
    public static final BackgroundColour BLACK = new BackgroundColour("#000000");

    public BackgroundColour {
        value = value.toLowerCase(Locale.ROOT);
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "a background colour is written #rrggbb, was \""
                            + value
                            + "\": use for example #ffffff for white");
        }
    }

    /** The colour as {@code 0xRRGGBB}. */
    int rgb() {
        return Integer.parseInt(value.substring(1), 16);
    }
}
