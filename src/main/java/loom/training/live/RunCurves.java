package loom.training.live;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import loom.engine.training.StepReport;
import loom.training.metrics.DownsampledSeries;
import loom.training.metrics.Ema;
import org.jspecify.annotations.Nullable;

/**
 * The charts of a run, kept once for all pages that show them: thinned from the first step on for a
 * page that opens, and the latest rows whole for pages that follow. A page says how far it is by
 * the number that it was told with the rows before. Not safe for use by several threads.
 */
final class RunCurves {
    /** A page that was told nothing for more steps than these draws everything anew. */
    private static final int RECENT = DownsampledSeries.MOST_ROWS;

    private Line losses = Line.jumping();
    private Line scores = Line.jumping();
    private Line augmentation = Line.smooth();
    private long count;
    private long cleared;
    private @Nullable CurveRows whole;

    void add(StepReport report) {
        losses.add(report.step(), report.lossD(), report.lossG());
        scores.add(report.step(), report.dReal(), report.dFake());
        augmentation.add(report.step(), report.augmentation());
        count++;
        whole = null;
    }

    /** Forgets everything; every page then draws anew. */
    void clear() {
        losses = Line.jumping();
        scores = Line.jumping();
        augmentation = Line.smooth();
        count++;
        cleared = count;
        whole = null;
    }

    /** How far these are; never less than before. */
    long count() {
        return count;
    }

    /** What a page that is so far has to draw. */
    CurveRows after(long known) {
        long missing = count - known;
        if (known < cleared || missing > losses.recent.size()) {
            return whole();
        }
        int rows = (int) missing;
        return new CurveRows(false, losses.last(rows), scores.last(rows), augmentation.last(rows));
    }

    /** Everything, thinned. */
    CurveRows whole() {
        CurveRows rows = whole;
        if (rows == null) {
            rows = new CurveRows(true, losses.thinned(), scores.thinned(), augmentation.thinned());
            whole = rows;
        }
        return rows;
    }

    /** Values over the steps; where they jump, with their trends. */
    private static final class Line {
        private final DownsampledSeries series;
        private final List<Ema> trends;
        private final List<double[]> recent = new ArrayList<>();

        private Line(int values, List<Ema> trends) {
            series = new DownsampledSeries(values, trends.size());
            this.trends = trends;
        }

        /** Two values that jump from step to step. */
        static Line jumping() {
            return new Line(2, List.of(new Ema(), new Ema()));
        }

        /** One that does not. */
        static Line smooth() {
            return new Line(1, List.of());
        }

        void add(long step, double... values) {
            double[] row = new double[1 + values.length + trends.size()];
            row[0] = step;
            for (int i = 0; i < values.length; i++) {
                row[1 + i] = values[i];
            }
            for (int i = 0; i < trends.size(); i++) {
                row[1 + values.length + i] = trends.get(i).add(values[i]);
            }
            series.add(row);
            recent.add(row);
            if (recent.size() > 2 * RECENT) {
                recent.subList(0, recent.size() - RECENT).clear();
            }
        }

        List<double[]> last(int rows) {
            return recent.subList(recent.size() - rows, recent.size());
        }

        List<double[]> thinned() {
            return Arrays.asList(series.rows());
        }
    }
}
