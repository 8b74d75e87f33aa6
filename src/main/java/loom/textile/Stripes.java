package loom.textile;

import java.util.List;
import loom.textile.Bands.Band;

/** Stripes, from the plain two-colour awning to the banded blanket with a row of beads in it. */
record Stripes(Bands bands, int repeats, Course course, int beadedBand, Bead bead, Colour beads)
        implements TextilePattern {
    private static final int BEADS_ACROSS = 8;

    /** Which way the stripes run. */
    enum Course {
        UPRIGHT,
        LEVEL,
        DIAGONAL
    }

    /** What a beaded band is filled with. */
    enum Bead {
        NONE,
        DASH,
        LOZENGE,
        TOOTH
    }

    @Override
    public Colour at(double u, double v) {
        double across =
                switch (course) {
                    case UPRIGHT -> u;
                    case LEVEL -> v;
                    case DIAGONAL -> u + v;
                };
        Bands.Place place = bands.place(across * repeats);
        double along = (course == Course.LEVEL ? u : v) * BEADS_ACROSS;
        return place.band() == beadedBand && isBead(place.within(), along)
                ? beads
                : bands.colour(place.band());
    }

    private boolean isBead(double within, double along) {
        return switch (bead) {
            case NONE -> false;
            case DASH -> Curves.fraction(along) < 0.5;
            case LOZENGE -> Math.abs(within - 0.5) + Math.abs(Curves.centred(along)) < 0.45;
            case TOOTH -> within < Curves.triangle(along);
        };
    }

    static Stripes draw(Draws draws, Palette p) {
        Course course =
                draws.pick(
                        0,
                        List.of(
                                Course.UPRIGHT,
                                Course.UPRIGHT,
                                Course.UPRIGHT,
                                Course.LEVEL,
                                Course.LEVEL,
                                Course.LEVEL,
                                Course.DIAGONAL));
        return switch (draws.whole(1, 0, 7)) {
            case 0 -> plain(Bands.even(p.ground(), p.main()), draws.whole(2, 3, 5), course);
            case 1 -> plain(awning(p), draws.whole(2, 2, 3), course);
            case 2 -> plain(blanket(p), 2, course);
            case 3 -> plain(ticking(p), draws.whole(2, 2, 3), course);
            case 5 -> plain(serape(p), 2, course);
            case 4 -> plain(ribbon(p), draws.whole(2, 2, 3), course);
            default -> beaded(p, draws, course == Course.DIAGONAL ? Course.LEVEL : course);
        };
    }

    private static Stripes plain(Bands bands, int repeats, Course course) {
        return new Stripes(bands, repeats, course, -1, Bead.NONE, bands.colour(0));
    }

    private static Bands awning(Palette p) {
        return Bands.of(
                new Band(p.main(), 3),
                new Band(p.ground(), 1),
                new Band(p.accent(0), 1),
                new Band(p.ground(), 1));
    }

    private static Bands blanket(Palette p) {
        return Bands.of(
                new Band(p.ground(), 2),
                new Band(p.main(), 1),
                new Band(p.accent(0), 1),
                new Band(p.accent(1), 1),
                new Band(p.accent(0), 1),
                new Band(p.main(), 1));
    }

    private static Bands serape(Palette p) {
        return Bands.of(
                new Band(p.main(), 3),
                new Band(p.accent(0), 1),
                new Band(p.ground(), 1),
                new Band(p.accent(1), 2),
                new Band(p.ground(), 1),
                new Band(p.accent(0), 1));
    }

    private static Bands ticking(Palette p) {
        return Bands.of(
                new Band(p.ground(), 4),
                new Band(p.main(), 1),
                new Band(p.ground(), 1),
                new Band(p.main(), 1));
    }

    private static Bands ribbon(Palette p) {
        return Bands.of(
                new Band(p.main(), 2),
                new Band(p.accent(0), 1),
                new Band(p.ground(), 2),
                new Band(p.accent(0), 1));
    }

    private static Stripes beaded(Palette p, Draws draws, Course course) {
        Bands bands =
                Bands.of(
                        new Band(p.ground(), 2),
                        new Band(p.accent(0), 0.8),
                        new Band(p.main(), 2),
                        new Band(p.accent(0), 0.8));
        Bead bead = draws.pick(3, List.of(Bead.DASH, Bead.LOZENGE, Bead.LOZENGE, Bead.TOOTH));
        return new Stripes(bands, 2, course, 2, bead, p.ground());
    }
}
