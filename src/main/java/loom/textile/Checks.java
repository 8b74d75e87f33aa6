package loom.textile;

import loom.textile.Bands.Band;

/** Checks: gingham, tartan, windowpane and the chequerboard. */
record Checks(Bands warp, Bands weft, int repeats, Crossing crossing, double inset, Colour inlay)
        implements TextilePattern {

    /** What is seen where warp and weft cross. */
    enum Crossing {
        /** Both in equal parts, as in cloth. */
        WOVEN,
        /** Lines on a ground: the weft's lines, its odd bands, cover the warp. */
        COVERED,
        /** The warp's two colours in turn. */
        CHEQUERED
    }

    @Override
    public Colour at(double u, double v) {
        Bands.Place across = warp.place(u * repeats);
        Bands.Place down = weft.place(v * repeats);
        Colour crossed =
                switch (crossing) {
                    case WOVEN -> warp.colour(across.band()).mix(weft.colour(down.band()), 0.5);
                    case COVERED ->
                            down.band() % 2 == 0
                                    ? warp.colour(across.band())
                                    : weft.colour(down.band());
                    case CHEQUERED -> warp.colour((across.band() + down.band()) % 2);
                };
        boolean inside =
                Math.abs(across.within() - 0.5) < inset && Math.abs(down.within() - 0.5) < inset;
        return inside && (across.band() + down.band()) % 2 == 0 ? inlay : crossed;
    }

    static Checks draw(Draws draws, Palette p) {
        return switch (draws.whole(1, 0, 6)) {
            case 0 -> gingham(p, draws.whole(2, 3, 5));
            case 1, 2, 3 -> tartan(p, draws);
            case 4, 5 -> windowpane(p, draws);
            default -> chequerboard(p, draws);
        };
    }

    private static Checks gingham(Palette p, int repeats) {
        return same(Bands.even(p.ground(), p.main()), repeats, Crossing.WOVEN);
    }

    private static Checks tartan(Palette p, Draws draws) {
        Bands sett =
                switch (draws.whole(3, 0, 2)) {
                    case 0 ->
                            Bands.of(
                                    new Band(p.main(), 4),
                                    new Band(p.ground(), 1.2),
                                    new Band(p.accent(0), 2),
                                    new Band(p.ground(), 1.2));
                    case 1 ->
                            Bands.of(
                                    new Band(p.ground(), 4),
                                    new Band(p.main(), 1.5),
                                    new Band(p.accent(0), 1.5),
                                    new Band(p.main(), 1.5));
                    default ->
                            Bands.of(
                                    new Band(p.accent(1), 2.4),
                                    new Band(p.main(), 2.4),
                                    new Band(p.ground(), 1.2),
                                    new Band(p.main(), 2.4));
                };
        return same(sett, 2, Crossing.WOVEN);
    }

    private static Checks windowpane(Palette p, Draws draws) {
        int repeats = draws.whole(2, 2, 4);
        double line = 0.058 * repeats;
        if (repeats > 2) {
            Bands single =
                    Bands.of(
                            new Band(p.ground(), (1 - line) / 2),
                            new Band(p.main(), line),
                            new Band(p.ground(), (1 - line) / 2));
            return same(single, repeats, Crossing.COVERED);
        }
        Bands paired =
                Bands.of(
                        new Band(p.ground(), 0.25 - line / 2),
                        new Band(p.main(), line),
                        new Band(p.ground(), 0.5 - line),
                        new Band(p.accent(0), line),
                        new Band(p.ground(), 0.25 - line / 2));
        return same(paired, repeats, Crossing.COVERED);
    }

    private static Checks chequerboard(Palette p, Draws draws) {
        Bands squares = Bands.even(p.ground(), p.main());
        int repeats = draws.whole(2, 2, 3);
        double inset = draws.chance(3, 0.6) ? 0.26 : 0;
        return new Checks(squares, squares, repeats, Crossing.CHEQUERED, inset, p.accent(0));
    }

    private static Checks same(Bands bands, int repeats, Crossing crossing) {
        return new Checks(bands, bands, repeats, crossing, 0, bands.colour(0));
    }
}
