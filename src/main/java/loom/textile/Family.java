package loom.textile;

import java.util.Locale;

/** The kinds of pattern, in the order in which a swatch book shows them. */
enum Family {
    STRIPES(0.004),
    CHECKS(0.003),
    CHEVRONS(0.005),
    IKAT(0.004),
    DOTS(0.006),
    MEDALLIONS(0.006),
    MUDCLOTH(0.011);

    private final double unevenness;

    Family(double unevenness) {
        this.unevenness = unevenness;
    }

    /** How far the hand strays from the ruler, in swatch widths. */
    double unevenness() {
        return unevenness;
    }

    String fileWord() {
        return name().toLowerCase(Locale.ROOT);
    }

    TextilePattern draw(Draws draws, Palette palette) {
        return switch (this) {
            case STRIPES -> Stripes.draw(draws, palette);
            case CHECKS -> Checks.draw(draws, palette);
            case CHEVRONS -> Chevrons.draw(draws, palette);
            case IKAT -> Ikat.draw(draws, palette);
            case DOTS -> Dots.draw(draws, palette);
            case MEDALLIONS -> Medallions.draw(draws, palette);
            case MUDCLOTH -> MudCloth.draw(draws, palette);
        };
    }
}
