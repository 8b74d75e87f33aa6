package loom.textile;

/** The marks of mud cloth, each painted with one brush in a cell from -0.5 to 0.5 both ways. */
enum Mark {
    CROSS,
    SALTIRE,
    DOT,
    RING,
    LOZENGE,
    BARS,
    ARROW,
    SPOOL,
    BOWL,
    TENT,
    ZIGZAG,
    TEETH;

    private static final double REACH = 0.36; // keeps a mark clear of its neighbours

    /** Whether the mark runs on into the next cell, and so must not be turned or shifted. */
    boolean joins() {
        return this == ZIGZAG || this == TEETH;
    }

    /** Whether a point of the cell is painted by a brush that reaches {@code brush} both ways. */
    boolean covers(double x, double y, double brush) {
        double wide = Math.abs(x);
        double high = Math.abs(y);
        return switch (this) {
            case CROSS -> (wide < brush && high < REACH) || (high < brush && wide < REACH);
            case SALTIRE ->
                    Math.abs(wide - high) < 1.3 * brush && Math.max(wide, high) < 0.92 * REACH;
            case DOT -> Curves.distance(x, y) < 2.2 * brush;
            case RING -> Math.abs(Curves.distance(x, y) - 0.27) < brush;
            case LOZENGE -> Math.abs(wide + high - 0.34) < 1.3 * brush;
            case BARS -> Math.abs(wide - 0.2) < brush && high < REACH;
            case ARROW -> Math.abs(y + 0.2 - wide) < 1.3 * brush && wide < REACH;
            case SPOOL -> high < REACH && wide < Math.max(brush, 1.1 * (high - 0.06));
            case BOWL -> y > -0.18 && Curves.distance(x, y + 0.18) < 0.4;
            case TENT -> y < 0.33 && wide < 0.6 * (y + 0.35) && wide > 0.6 * (y + 0.35) - 2 * brush;
            case ZIGZAG -> Math.abs(y + 0.22 - 0.44 * Curves.triangle(x + 0.5)) < 1.2 * brush;
            case TEETH -> y < 0.32 && y > 0.32 - 0.68 * Curves.triangle(x + 0.5);
        };
    }
}
