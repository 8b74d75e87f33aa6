package loom.textile;

import java.util.List;

/**
 * Embroidered rosettes in the manner of a suzani, with a small filling between them.
 *
 * @param odd the rosette of every second cell
 */
record Medallions(int across, List<Whorl> even, List<Whorl> odd, List<Whorl> filling, Colour ground)
        implements TextilePattern {

    /** How a petal ends. */
    enum Tip {
        ROUND,
        POINTED
    }

    /**
     * One round of a rosette, the inner ones listed first.
     *
     * @param radius at the petals' tips, in widths of the grid's cells
     * @param petals number of petals, 0 for a plain disc
     * @param depth how far the gaps between petals reach in, as a share of the radius
     */
    record Whorl(double radius, int petals, double depth, Tip tip, Colour colour) {
        static Whorl disc(double radius, Colour colour) {
            return new Whorl(radius, 0, 0, Tip.ROUND, colour);
        }

        static Whorl petals(double radius, int petals, double depth, Colour colour) {
            return new Whorl(radius, petals, depth, Tip.ROUND, colour);
        }

        static Whorl points(double radius, int points, double depth, Colour colour) {
            return new Whorl(radius, points, depth, Tip.POINTED, colour);
        }

        boolean covers(double distance, double angle) {
            if (distance >= radius) {
                return false;
            }
            if (petals == 0 || distance < radius * (1 - depth)) {
                return true;
            }
            double rise = Curves.triangle(angle * petals + 0.5);
            double bow = tip == Tip.ROUND ? Math.sqrt(rise * (2 - rise)) : rise;
            return distance < radius * (1 - depth + depth * bow);
        }
    }

    Medallions {
        even = List.copyOf(even);
        odd = List.copyOf(odd);
        filling = List.copyOf(filling);
    }

    @Override
    public Colour at(double u, double v) {
        double x = u * across;
        double y = v * across;
        boolean isOdd = Math.floorMod((long) (Math.floor(x) + Math.floor(y)), 2L) == 1;
        Colour behind = laid(filling, Curves.centred(x + 0.5), Curves.centred(y + 0.5), ground);
        return laid(isOdd ? odd : even, Curves.centred(x), Curves.centred(y), behind);
    }

    private static Colour laid(List<Whorl> whorls, double x, double y, Colour behind) {
        double distance = Curves.distance(x, y);
        double angle = StrictMath.atan2(x, y) / (2 * StrictMath.PI);
        for (Whorl whorl : whorls) {
            if (whorl.covers(distance, angle)) {
                return whorl.colour();
            }
        }
        return behind;
    }

    static Medallions draw(Draws draws, Palette p) {
        Rosette rosette = draws.pick(1, List.of(Rosette.values()));
        int across = rosette.isRich() || draws.chance(0, 0.6) ? 2 : 3;
        int petals = draws.pick(2, rosette.petals());
        boolean alternating = across == 2 && draws.chance(4, 0.4);
        return new Medallions(
                across,
                rosette.whorls(p, petals),
                rosette.whorls(alternating ? p.turned() : p, petals),
                filling(p, draws),
                p.ground());
    }

    private static List<Whorl> filling(Palette p, Draws draws) {
        return switch (draws.whole(3, 0, 4)) {
            case 0 -> List.of();
            case 1 -> List.of(Whorl.disc(0.15, p.accent(0)));
            case 2 -> List.of(Whorl.petals(0.3, 4, 0.75, p.accent(1)));
            case 3 -> List.of(Whorl.points(0.26, 4, 0.6, p.accent(0)));
            default -> List.of(Whorl.disc(0.1, p.main()), Whorl.petals(0.22, 4, 0.4, p.accent(0)));
        };
    }
}
