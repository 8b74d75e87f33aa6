package loom.training.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Lines over the steps of a run, thinned for the screen: however many rows are added, {@link
 * #rows()} gives at most {@value #MOST_ROWS}, in order, with the first, the last, and the lowest
 * and highest value of each line in each of equal stretches of steps. So no spike is lost. Not safe
 * for use by several threads.
 */
public final class DownsampledSeries {
    /** More points than this slow the browser down without showing more. */
    public static final int MOST_ROWS = 1_000;

    private final int lines;
    private final int carried;
    private List<double[]> rows = new ArrayList<>();

    /**
     * @param lines how many values each row has besides its step
     */
    public DownsampledSeries(int lines) {
        this(lines, 0);
    }

    /**
     * @param carried how many more values come along in each row without a say in which are kept
     */
    public DownsampledSeries(int lines, int carried) {
        if (lines < 1 || lines > 20) {
            throw new IllegalArgumentException("a curve has 1 to 20 lines, was " + lines);
        }
        this.lines = lines;
        this.carried = carried;
    }

    /** Adds {@code {step, y1, y2, …}}; steps rise from row to row. NaN stands for no value. */
    public void add(double... row) {
        int width = 1 + lines + carried;
        if (row.length != width) {
            throw new IllegalArgumentException(
                    "a row has %d values, was %d".formatted(width, row.length));
        }
        rows.add(row.clone());
        if (rows.size() > 2 * MOST_ROWS) {
            rows = thinned();
        }
    }

    public double[][] rows() {
        List<double[]> kept = rows.size() > MOST_ROWS ? thinned() : rows;
        return kept.toArray(double[][]::new);
    }

    private List<double[]> thinned() {
        int stretches = (MOST_ROWS - 2) / (2 * lines);
        double first = rows.getFirst()[0];
        // By step, not by row: rows that were thinned before are fewer in each stretch.
        double width = (rows.getLast()[0] - first) / stretches;
        List<double[]> kept = new ArrayList<>();
        int from = 0;
        for (int stretch = 1; stretch <= stretches; stretch++) {
            int to = from;
            while (to < rows.size()
                    && (stretch == stretches || rows.get(to)[0] < first + stretch * width)) {
                to++;
            }
            for (int index : extremes(from, to)) {
                kept.add(rows.get(index));
            }
            from = to;
        }
        return kept;
    }

    private Iterable<Integer> extremes(int from, int to) {
        TreeSet<Integer> kept = new TreeSet<>();
        if (from == 0 && to > 0) {
            kept.add(0);
        }
        if (to == rows.size() && to > from) {
            kept.add(to - 1);
        }
        for (int line = 1; line <= lines; line++) {
            int lowest = -1;
            int highest = -1;
            for (int i = from; i < to; i++) {
                double value = rows.get(i)[line];
                if (Double.isNaN(value)) {
                    continue;
                }
                if (lowest < 0 || value < rows.get(lowest)[line]) {
                    lowest = i;
                }
                if (highest < 0 || value > rows.get(highest)[line]) {
                    highest = i;
                }
            }
            if (lowest >= 0) {
                kept.add(lowest);
                kept.add(highest);
            }
        }
        return kept;
    }
}
