package loom.textile;

import java.util.List;
import loom.textile.Bands.Band;

/** Twill figures: zigzags, herringbone, flame stitch and nested lozenges. */
record Chevrons(Figure figure, Bands bands, int across, int down, boolean turned)
        implements TextilePattern {
    private static final int STITCHES = 8; // per zigzag of the flame stitch

    enum Figure {
        ZIGZAG,
        HERRINGBONE,
        FLAME,
        LOZENGE
    }

    @Override
    public Colour at(double u, double v) {
        return turned ? figured(v, u) : figured(u, v);
    }

    private Colour figured(double u, double v) {
        double x = u * across;
        // A zigzag rises as steeply as it runs: half a repeat across is as long as the rise.
        double rise = 0.5 * down / across;
        return bands.at(
                switch (figure) {
                    case ZIGZAG -> v * down + rise * Curves.triangle(x);
                    case HERRINGBONE ->
                            v * down + rise * Curves.triangle(x) + (fallsAt(x) ? 0.5 : 0);
                    case FLAME -> v * down + 1.4 * rise * Curves.triangle(stitched(x));
                    case LOZENGE -> (Curves.triangle(x) + Curves.triangle(v * down)) * 0.999;
                });
    }

    private static boolean fallsAt(double x) {
        return Curves.fraction(x) >= 0.5;
    }

    private static double stitched(double x) {
        return (Math.floor(x * STITCHES) + 0.5) / STITCHES;
    }

    static Chevrons draw(Draws draws, Palette p) {
        boolean turned = draws.chance(0, 0.3);
        return switch (draws.whole(1, 0, 6)) {
            case 0, 1 -> zigzag(p, draws, turned);
            case 2, 3 ->
                    new Chevrons(
                            Figure.HERRINGBONE,
                            Bands.even(p.ground(), p.main()),
                            draws.whole(2, 2, 3),
                            draws.whole(3, 4, 6),
                            turned);
            case 4 ->
                    new Chevrons(
                            Figure.FLAME,
                            Bands.even(p.ground(), p.accent(0), p.main(), p.accent(1)),
                            2,
                            2,
                            false);
            default -> lozenge(p, draws);
        };
    }

    private static Chevrons zigzag(Palette p, Draws draws, boolean turned) {
        Bands bands =
                draws.pick(
                        4,
                        List.of(
                                Bands.even(p.ground(), p.main()),
                                Bands.of(
                                        new Band(p.ground(), 2),
                                        new Band(p.main(), 2),
                                        new Band(p.accent(0), 1.2)),
                                Bands.of(
                                        new Band(p.ground(), 1.5),
                                        new Band(p.main(), 1.5),
                                        new Band(p.ground(), 1),
                                        new Band(p.accent(0), 1))));
        int down = bands.bands().size() == 2 ? draws.whole(3, 3, 5) : draws.whole(3, 2, 3);
        return new Chevrons(Figure.ZIGZAG, bands, draws.whole(2, 2, 4), down, turned);
    }

    private static Chevrons lozenge(Palette p, Draws draws) {
        Bands bands =
                draws.chance(3, 0.5)
                        ? Bands.even(p.ground(), p.main(), p.ground(), p.accent(0))
                        : Bands.of(
                                new Band(p.accent(0), 1),
                                new Band(p.main(), 1.4),
                                new Band(p.ground(), 1.6));
        int across = bands.bands().size() == 4 ? 2 : draws.whole(2, 2, 3);
        return new Chevrons(Figure.LOZENGE, bands, across, across, false);
    }
}
