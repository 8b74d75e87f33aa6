package loom.training.live;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import loom.engine.training.StepReport;
import loom.training.metrics.DownsampledSeries;
import loom.training.metrics.Ema;
import org.jspecify.annotations.Nullable;

/**
 * The two charts of a run, kept once for all pages that show them: thinned from the first step on
 * for a page that opens, and the latest rows whole for pages that follow. A page says how far it is
 * by the number that it was told with the rows before. Not safe for use by several threads.
 */
final class RunCurves {
    /** A page that was told nothing for more steps than these draws everything anew. */
    private static final int RECENT = DownsampledSeries.MOST_ROWS;

    private Line losses = new Line();
    private Line scores = new Line();
    private long count;
    private long cleared;
    private @Nullable CurveRows whole;

    void add(StepReport report) {
        losses.add(report.step(), report.lossD(), report.lossG());
        scores.add(report.step(), report.dReal(), report.dFake());
        count++;
        whole = null;
    }

    /** Forgets everything; every page then draws anew. */
    void clear() {
        losses = new Line();
        scores = new Line();
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
        return new CurveRows(false, losses.last((int) missing), scores.last((int) missing));
    }

    /** Everything, thinned. */
    CurveRows whole() {
        CurveRows rows = whole;
        if (rows == null) {
            rows = new CurveRows(true, losses.thinned(), scores.thinned());
            whole = rows;
        }
        return rows;
    }

    /** Two values that jump from step to step, with their trends. */
    private static final class Line {
        private final DownsampledSeries series = new DownsampledSeries(2, 2);
        private final Ema first = new Ema();
        private final Ema second = new Ema();
        private final List<double[]> recent = new ArrayList<>();

        void add(long step, double a, double b) {
            double[] row = {step, a, b, first.add(a), second.add(b)};
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
