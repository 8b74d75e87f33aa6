package loom.textile;

/**
 * A pattern as woven by hand: lines stray a little, threads differ in thickness, and the dye took
 * better in some places than in others.
 *
 * <p>All of it repeats with period 1 like the pattern itself. Shades come in few steps: chance in
 * every pixel would triple the size of the pictures and teach a network nothing.
 */
record Cloth(TextilePattern pattern, double unevenness, Draws draws) {
    private static final int THREADS = 128;
    private static final int STRAYS = 7;
    private static final double RELIEF = 0.035; // light lost where a thread dips under another
    private static final double SLUB = 0.035; // one step of difference between threads
    private static final double DYE = 0.02; // one step of difference between dye baths
    private static final double HEM = 0.06; // swatch widths over which lines come to the edge
    private static final int ACROSS = 0;
    private static final int DOWN = 1;
    private static final int WARP = 2;
    private static final int WEFT = 3;
    private static final int BATH = 4;

    Colour at(double u, double v) {
        double right = Curves.noise(draws.part(ACROSS), STRAYS, u, v) * freedom(u);
        double below = Curves.noise(draws.part(DOWN), STRAYS, u, v) * freedom(v);
        return lit(pattern.at(u + unevenness * right, v + unevenness * below), shade(u, v));
    }

    /** None at the swatch's edge: slivers of the neighbouring repeat would frame the picture. */
    private static double freedom(double t) {
        return Curves.ramp(0, HEM, 0.5 - Math.abs(Curves.centred(t)));
    }

    private double shade(double u, double v) {
        int warp = (int) (Curves.fraction(u) * THREADS);
        int weft = (int) (Curves.fraction(v) * THREADS);
        double relief = (warp + weft) % 2 == 0 ? 0 : RELIEF;
        double bath = 1.5 + 1.5 * Curves.noise(draws.part(BATH), 3, 0.5, (double) weft / THREADS);
        return 1 - relief - SLUB * (step(WARP, warp) + step(WEFT, weft)) - DYE * Math.rint(bath);
    }

    private int step(int system, int thread) {
        return draws.part(system).whole(thread, 0, 1);
    }

    private static Colour lit(Colour colour, double light) {
        return new Colour(colour.red() * light, colour.green() * light, colour.blue() * light);
    }
}
