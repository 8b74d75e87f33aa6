package loom.textile;

import java.util.ArrayList;
import java.util.List;

/**
 * Ikat: the warp is dyed before it is woven, so that every motif is feathered along the threads.
 *
 * <p>Each thread is pulled up or down by its own small amount; colours run into each other along v
 * and stay crisp along u.
 *
 * @param layers colours of a motif from the ground around it to its heart
 * @param oddLayers the same for every second column of motifs
 * @param selvedge width of the plain stripe between columns, in widths of a column; 0 for none
 */
record Ikat(
        Motif motif,
        List<Colour> layers,
        List<Colour> oddLayers,
        double selvedge,
        Colour stripe,
        Grid grid,
        double feather,
        Draws threads)
        implements TextilePattern {
    private static final int THREADS = 64;
    private static final int DRIFTS = 14;
    private static final double BLEED = 0.10; // how far, in layers, two dyes run together

    enum Motif {
        LOZENGE,
        ALMOND,
        PLUS,
        WAVE,
        ARROW,
        COMB;

        /** Whether a motif stands alone in its column; the others run on into the next one. */
        boolean standsAlone() {
            return this == LOZENGE || this == ALMOND || this == PLUS;
        }
    }

    /** Columns and rows of motifs; in a half-drop every second column hangs half a motif lower. */
    record Grid(int across, int down, boolean halfDrop) {
        Grid {
            if (halfDrop && across % 2 != 0) {
                throw new IllegalArgumentException(
                        "a half-drop repeats over an even number of columns, was " + across);
            }
        }
    }

    Ikat {
        layers = List.copyOf(layers);
        oddLayers = List.copyOf(oddLayers);
    }

    @Override
    public Colour at(double u, double v) {
        double column = u * grid.across();
        boolean odd = Math.floorMod((long) Math.floor(column), 2L) == 1;
        double x = Curves.centred(column);
        if (Math.abs(x) > 0.5 - selvedge / 2) {
            return stripe;
        }
        double drop = odd && grid.halfDrop() ? 0.5 : 0;
        double y = Math.abs(Curves.centred((v + pull(u)) * grid.down() + drop));
        List<Colour> colours = odd ? oddLayers : layers;
        return layered(colours, depth(x, y) * (colours.size() - 1));
    }

    private double pull(double u) {
        double thread = Math.floor(Curves.fraction(u) * THREADS);
        double own = threads.between((long) thread, -1, 1);
        double drift = Curves.noise(threads.part(THREADS), DRIFTS, thread / THREADS, 0.5);
        return feather * (0.6 * own + 0.7 * drift);
    }

    /** How deep inside the motif a point of its cell lies: 0 or less outside, 1 at the heart. */
    private double depth(double x, double y) {
        double wide = Math.abs(x);
        return switch (motif) {
            case LOZENGE -> 1.06 - 1.9 * (0.95 * wide + y);
            case ALMOND -> 1.08 - 2.0 * Curves.distance(1.2 * wide, y);
            case PLUS -> 1.05 - 2.1 * Math.min(Math.max(2.1 * wide, y), Math.max(wide, 2.1 * y));
            case WAVE -> Curves.triangle(x + y);
            case ARROW -> Curves.triangle(y + 0.8 * wide);
            case COMB -> 1 - 2.3 * Math.max(wide, y * (1 - 0.55 * Curves.triangle(4 * wide)));
        };
    }

    private static Colour layered(List<Colour> colours, double depth) {
        double bounded = Math.min(colours.size() - 1.0, Math.max(0, depth));
        int outer = Math.min((int) bounded, colours.size() - 2);
        double share = Curves.ramp(0.5 - BLEED, 0.5 + BLEED, bounded - outer);
        return colours.get(outer).mix(colours.get(outer + 1), share);
    }

    static Ikat draw(Draws draws, Palette p) {
        Motif motif =
                draws.pick(
                        0,
                        List.of(
                                Motif.LOZENGE,
                                Motif.LOZENGE,
                                Motif.LOZENGE,
                                Motif.ALMOND,
                                Motif.ALMOND,
                                Motif.PLUS,
                                Motif.WAVE,
                                Motif.ARROW,
                                Motif.COMB));
        boolean fourLayers = draws.chance(2, 0.5);
        boolean accentFirst = draws.chance(1, 0.5);
        boolean alternating = motif.standsAlone() && draws.chance(8, 0.3);
        int across = alternating || draws.chance(3, 0.6) ? 2 : 3;
        int down = motif == Motif.ARROW ? 2 : draws.whole(4, 2, across);
        boolean halfDrop = across == 2 && motif.standsAlone() && draws.chance(5, 0.5);
        boolean striped = motif.standsAlone() && draws.chance(9, 0.35);
        Palette odd = alternating ? p.counterchanged() : p;
        return new Ikat(
                motif,
                layers(p, fourLayers, accentFirst),
                layers(odd, fourLayers, accentFirst),
                striped ? 0.055 * across : 0,
                alternating ? p.accent(0) : p.main(),
                new Grid(across, down, halfDrop),
                draws.between(6, 0.022, 0.034),
                draws.part(7));
    }

    private static List<Colour> layers(Palette p, boolean four, boolean accentFirst) {
        List<Colour> layers = new ArrayList<>(List.of(p.ground(), p.main()));
        layers.add(accentFirst ? p.accent(0) : p.ground());
        if (four) {
            layers.add(accentFirst ? p.ground() : p.accent(0));
        }
        return layers;
    }
}
