package loom.textile;

/** The few curves that every pattern is made of. All repeat with period 1 where it matters. */
final class Curves {
    private Curves() {}

    /** The part after the decimal point, in [0, 1), for negative values too. */
    static double fraction(double t) {
        return t - Math.floor(t);
    }

    /**
     * Distance from the middle of the repeat that t lies in: -0.5 at its start, 0 in the middle.
     */
    static double centred(double t) {
        return fraction(t) - 0.5;
    }

    /** Up and down again once per repeat: 0 at whole numbers, 1 half-way. */
    static double triangle(double t) {
        return 1 - Math.abs(2 * fraction(t) - 1);
    }

    /** 0 up to start, 1 from end on, and a soft S between them. */
    static double ramp(double start, double end, double t) {
        double x = Math.min(1, Math.max(0, (t - start) / (end - start)));
        return x * x * (3 - 2 * x);
    }

    static double distance(double x, double y) {
        return Math.sqrt(x * x + y * y);
    }

    /**
     * Smooth chance over the plane: a lattice of draws with soft steps between them.
     *
     * <p>in: u and v, period 1; out: [-1, 1), {@code cells} hills and valleys per unit.
     */
    static double noise(Draws draws, int cells, double u, double v) {
        double x = fraction(u) * cells;
        double y = fraction(v) * cells;
        int left = (int) x;
        int top = (int) y;
        double across = ramp(0, 1, x - left);
        double down = ramp(0, 1, y - top);
        double upper =
                blend(knot(draws, cells, left, top), knot(draws, cells, left + 1, top), across);
        double lower =
                blend(
                        knot(draws, cells, left, top + 1),
                        knot(draws, cells, left + 1, top + 1),
                        across);
        return blend(upper, lower, down);
    }

    private static double knot(Draws draws, int cells, int column, int row) {
        return draws.between((long) (row % cells) * cells + column % cells, -1, 1);
    }

    private static double blend(double from, double to, double share) {
        return from + (to - from) * share;
    }
}
