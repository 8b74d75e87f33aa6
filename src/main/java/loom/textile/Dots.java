package loom.textile;

import java.util.List;

/** Dots on a grid, and other dots between them: polka, bull's eye, tie-dye and counterchange. */
record Dots(int across, List<Spot> spots, List<Spot> between, Colour ground, boolean chequered)
        implements TextilePattern {

    /**
     * One disc of a dot, the inner ones listed first.
     *
     * @param radius in widths of the grid's cells
     * @param softness width of the soft rim, as a share of the radius
     * @param square 0 for a disc, 1 for a square on its point
     */
    record Spot(double radius, double softness, double square, Colour colour) {
        double cover(double x, double y) {
            double round = Curves.distance(x, y);
            double pointed = (Math.abs(x) + Math.abs(y)) / 1.25;
            double reach = (round + (pointed - round) * square) / radius;
            if (softness == 0) {
                return reach < 1 ? 1 : 0;
            }
            return 1 - Curves.ramp(1 - softness, 1 + softness, reach);
        }
    }

    Dots {
        spots = List.copyOf(spots);
        between = List.copyOf(between);
        if (chequered && across % 2 != 0) {
            throw new IllegalArgumentException(
                    "a chequered grid needs an even number of cells, was " + across);
        }
    }

    @Override
    public Colour at(double u, double v) {
        double x = u * across;
        double y = v * across;
        boolean odd = Math.floorMod((long) (Math.floor(x) + Math.floor(y)), 2L) == 1;
        if (chequered && odd) {
            return exchanged(Curves.centred(x), Curves.centred(y));
        }
        Colour behind = laid(between, Curves.centred(x + 0.5), Curves.centred(y + 0.5), ground);
        return laid(spots, Curves.centred(x), Curves.centred(y), behind);
    }

    private Colour exchanged(double x, double y) {
        Spot spot = spots.get(spots.size() - 1);
        return spot.colour().mix(ground, spot.cover(x, y));
    }

    private static Colour laid(List<Spot> spots, double x, double y, Colour behind) {
        Colour seen = behind;
        for (int i = spots.size() - 1; i >= 0; i--) {
            seen = seen.mix(spots.get(i).colour(), spots.get(i).cover(x, y));
        }
        return seen;
    }

    static Dots draw(Draws draws, Palette p) {
        double square = draws.chance(0, 0.2) ? 1 : 0;
        return switch (draws.whole(1, 0, 5)) {
            case 0, 1 -> polka(p, draws, square);
            case 2 -> bullsEye(p, draws, square);
            case 3 -> tieDye(p, draws);
            case 4 -> counterchange(p, draws, square);
            default -> confetti(p, draws, square);
        };
    }

    private static Dots polka(Palette p, Draws draws, double square) {
        List<Spot> dots = List.of(new Spot(draws.between(3, 0.24, 0.3), 0, square, p.main()));
        return new Dots(draws.whole(2, 2, 4), dots, dots, p.ground(), false);
    }

    private static Dots bullsEye(Palette p, Draws draws, double square) {
        List<Spot> rings =
                List.of(
                        new Spot(0.14, 0, square, p.accent(0)),
                        new Spot(0.28, 0, square, p.ground()),
                        new Spot(0.43, 0, square, p.main()));
        List<Spot> small =
                draws.chance(3, 0.6) ? List.of(new Spot(0.13, 0, 0, p.accent(1))) : List.of();
        return new Dots(draws.whole(2, 2, 3), rings, small, p.ground(), false);
    }

    private static Dots tieDye(Palette p, Draws draws) {
        List<Spot> knots =
                List.of(
                        new Spot(0.12, 0.5, 0, p.main()),
                        new Spot(0.25, 0.3, 0.25, p.ground()),
                        new Spot(0.38, 0.18, 0.25, p.main()));
        List<Spot> small =
                draws.chance(3, 0.5) ? List.of(new Spot(0.12, 0.4, 0, p.main())) : List.of();
        return new Dots(draws.whole(2, 2, 3), knots, small, p.ground(), false);
    }

    private static Dots counterchange(Palette p, Draws draws, double square) {
        List<Spot> dots = List.of(new Spot(0.32, 0, square, p.main()));
        return new Dots(draws.chance(2, 0.5) ? 2 : 4, dots, List.of(), p.ground(), true);
    }

    private static Dots confetti(Palette p, Draws draws, double square) {
        List<Spot> large = List.of(new Spot(0.31, 0, square, p.main()));
        List<Spot> small = List.of(new Spot(0.17, 0, square, p.accent(0)));
        return new Dots(draws.whole(2, 2, 4), large, small, p.ground(), false);
    }
}
