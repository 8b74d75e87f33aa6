package loom.training.ui;

import com.vaadin.flow.component.html.Div;
import java.util.ArrayList;
import java.util.List;
import loom.base.ui.LineChart;
import loom.base.ui.Panel;
import loom.engine.training.StepReport;
import loom.training.metrics.DownsampledSeries;
import loom.training.metrics.Ema;

/** The two charts of a run: both losses, and what the discriminator believes. */
class RunCharts extends Div {
    private static final long serialVersionUID = 1L;

    /** The browser draws up to twice the thinned rows before they are thinned again. */
    private static final int MOST_DRAWN = 2 * DownsampledSeries.MOST_ROWS;

    private static final String DISCRIMINATOR = "#78a9e6";
    private static final String GENERATOR = "#e0a44a";

    private final transient Jumpy losses =
            new Jumpy(
                    new LineChart(
                            "Losses of generator and discriminator over the steps",
                            "step",
                            List.of(
                                    new LineChart.Series("Discriminator", DISCRIMINATOR),
                                    new LineChart.Series("Generator", GENERATOR))));
    private final transient Jumpy beliefs =
            new Jumpy(
                    new LineChart(
                                    "Mean output of the discriminator over the steps",
                                    "step",
                                    List.of(
                                            new LineChart.Series(
                                                    "D(x), real images", DISCRIMINATOR),
                                            new LineChart.Series(
                                                    "D(G(z)), made images", GENERATOR)))
                            .range(0, 1));
    private int drawn;

    RunCharts() {
        addClassName("run-charts");
        add(new Panel("Losses", losses.chart), new Panel("How real they look to D", beliefs.chart));
    }

    /** Takes a report in; {@link #redraw()} or {@link #append} brings it to the screen. */
    void add(StepReport report) {
        losses.add(report.step(), report.lossD(), report.lossG());
        beliefs.add(report.step(), report.dReal(), report.dFake());
    }

    /** Forgets everything; {@link #redraw()} empties the screen. */
    void clear() {
        losses.clear();
        beliefs.clear();
    }

    void redraw() {
        drawn = losses.redraw();
        beliefs.redraw();
    }

    void append(List<StepReport> reports) {
        List<double[]> lossRows = new ArrayList<>();
        List<double[]> beliefRows = new ArrayList<>();
        for (StepReport it : reports) {
            lossRows.add(losses.add(it.step(), it.lossD(), it.lossG()));
            beliefRows.add(beliefs.add(it.step(), it.dReal(), it.dFake()));
        }
        drawn += reports.size();
        if (drawn > MOST_DRAWN) {
            redraw();
            return;
        }
        losses.chart.append(lossRows.toArray(double[][]::new));
        beliefs.chart.append(beliefRows.toArray(double[][]::new));
    }

    /** A chart of two values that jump from step to step, with their trends. */
    private static final class Jumpy {
        final LineChart chart;
        private DownsampledSeries curve = new DownsampledSeries(2, 2);
        private Ema first = new Ema();
        private Ema second = new Ema();

        Jumpy(LineChart chart) {
            this.chart = chart.withTrend();
        }

        double[] add(long step, double a, double b) {
            double[] row = {step, a, b, first.add(a), second.add(b)};
            curve.add(row);
            return row;
        }

        void clear() {
            curve = new DownsampledSeries(2, 2);
            first = new Ema();
            second = new Ema();
        }

        /** Gives how many rows are drawn. */
        int redraw() {
            double[][] rows = curve.rows();
            chart.replace(rows);
            return rows.length;
        }
    }
}
