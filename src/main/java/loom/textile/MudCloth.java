package loom.textile;

import java.util.ArrayList;
import java.util.List;

/**
 * Mud cloth (bogolan): marks painted by hand in rows or blocks, pale on dark earth.
 *
 * <p>The swatch is a grid of {@code cells} by {@code cells}; each cell holds one {@link Mark}, a
 * little turned, shifted and thinned, as no hand paints the same mark twice.
 *
 * @param rule width of the lines between rows or blocks, in swatch widths; 0 for none
 * @param second ink of every second row, column or block
 */
record MudCloth(
        int cells,
        List<Mark> marks,
        Layout layout,
        double rule,
        Palette palette,
        Colour second,
        Draws hand)
        implements TextilePattern {
    /** Width of a brush stroke in swatch widths: 7 pixels of 128. */
    private static final double BRUSH = 0.055;

    private static final int TURN = 0;
    private static final int SHIFT = 1;
    private static final int PRESSURE = 2;

    /** Which of the marks a cell holds. */
    enum Layout {
        ROWS,
        COLUMNS,
        BLOCKS,
        PATCHES, // blocks, every second one painted dark on pale
        ALL_OVER;

        boolean isLined() {
            return this == ROWS || this == COLUMNS;
        }

        int number(int column, int row) {
            return switch (this) {
                case ROWS -> row;
                case COLUMNS -> column;
                case BLOCKS, PATCHES, ALL_OVER -> row + column;
            };
        }
    }

    MudCloth {
        marks = List.copyOf(marks);
        if (marks.isEmpty()) {
            throw new IllegalArgumentException("needs at least one mark, has 0");
        }
    }

    @Override
    public Colour at(double u, double v) {
        double x = Curves.fraction(u) * cells;
        double y = Curves.fraction(v) * cells;
        if (isRule(Curves.centred(x + 0.5), Curves.centred(y + 0.5))) {
            return palette.accent(0);
        }
        int column = (int) x;
        int row = (int) y;
        int number = layout.number(column, row);
        boolean odd = number % 2 == 1;
        boolean patch = odd && layout == Layout.PATCHES;
        Colour ink = patch ? palette.ground() : odd ? second : palette.main();
        Colour earth = patch ? palette.main() : palette.ground();
        Mark mark = marks.get(number % marks.size());
        Draws stroke = hand.part((long) row * cells + column);
        return isPainted(mark, stroke, x - column - 0.5, y - row - 0.5) ? ink : earth;
    }

    private boolean isPainted(Mark mark, Draws stroke, double x, double y) {
        double turn = mark.joins() ? 0 : stroke.between(TURN, -0.12, 0.12);
        double shift = mark.joins() ? 0 : stroke.between(SHIFT, -0.03, 0.03);
        double pressure = mark.joins() ? 1 : stroke.between(PRESSURE, 0.9, 1.15);
        double along = layout == Layout.COLUMNS ? y : x;
        double beside = layout == Layout.COLUMNS ? x : y;
        return mark.covers(
                along + turn * beside + shift,
                beside - turn * along,
                BRUSH * cells * 0.5 * pressure);
    }

    private boolean isRule(double x, double y) {
        double half = rule * cells * 0.5;
        return switch (layout) {
            case ROWS -> Math.abs(y) < half;
            case COLUMNS -> Math.abs(x) < half;
            case BLOCKS -> Math.abs(x) < half || Math.abs(y) < half;
            case PATCHES, ALL_OVER -> false;
        };
    }

    static MudCloth draw(Draws draws, Palette given) {
        Palette palette = given.onDark();
        Layout layout =
                draws.pick(
                        1,
                        List.of(
                                Layout.ROWS,
                                Layout.ROWS,
                                Layout.ROWS,
                                Layout.COLUMNS,
                                Layout.BLOCKS,
                                Layout.PATCHES,
                                Layout.ALL_OVER));
        int cells = layout == Layout.PATCHES ? 4 : draws.whole(0, 3, 4);
        int kinds = layout == Layout.ALL_OVER ? 1 : cells == 4 ? 2 : 3;
        List<Mark> left = new ArrayList<>(List.of(Mark.values()));
        if (!layout.isLined()) {
            left.removeIf(Mark::joins);
        }
        if (layout == Layout.ALL_OVER) {
            left.remove(Mark.DOT);
        } // too sparse on its own
        List<Mark> marks = new ArrayList<>();
        for (int i = 0; i < kinds; i++) {
            marks.add(left.remove(draws.whole(2 + i, 0, left.size() - 1)));
        }
        double rule = draws.chance(8, 0.6) ? 0.05 : 0;
        boolean accented =
                palette.accent(1).contrast(palette.ground()) >= Palette.LEAST_CONTRAST
                        && draws.chance(10, 0.6);
        Colour second = accented ? palette.accent(1) : palette.main();
        return new MudCloth(cells, marks, layout, rule, palette, second, draws.part(9));
    }
}
