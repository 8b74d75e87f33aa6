package loom.training.ui;

import com.vaadin.flow.component.html.Div;
import java.util.ArrayList;
import java.util.List;
import loom.base.ui.LineChart;
import loom.base.ui.Panel;
import loom.engine.training.StepReport;
import loom.training.Curve;

/** The two charts of a run: both losses, and what the discriminator believes. */
class RunCharts extends Div {
    private static final long serialVersionUID = 1L;

    /** The browser draws up to twice the thinned rows before they are thinned again. */
    private static final int MOST_DRAWN = 2 * Curve.MOST_ROWS;

    private static final String DISCRIMINATOR = "#78a9e6";
    private static final String GENERATOR = "#e0a44a";

    private final LineChart losses =
            new LineChart(
                    "Losses of generator and discriminator over the steps",
                    "step",
                    List.of(
                            new LineChart.Series("Discriminator", DISCRIMINATOR),
                            new LineChart.Series("Generator", GENERATOR)));
    private final LineChart beliefs =
            new LineChart(
                            "Mean output of the discriminator over the steps",
                            "step",
                            List.of(
                                    new LineChart.Series("D(x), real images", DISCRIMINATOR),
                                    new LineChart.Series("D(G(z)), made images", GENERATOR)))
                    .range(0, 1);
    private transient Curve lossCurve = new Curve(2);
    private transient Curve beliefCurve = new Curve(2);
    private int drawn;

    RunCharts() {
        addClassName("run-charts");
        add(new Panel("Losses", losses), new Panel("How real they look to D", beliefs));
    }

    /** Takes a report in; {@link #redraw()} or {@link #append} brings it to the screen. */
    void add(StepReport report) {
        lossCurve.add((double) report.step(), report.lossD(), report.lossG());
        beliefCurve.add((double) report.step(), report.dReal(), report.dFake());
    }

    /** Forgets everything; {@link #redraw()} empties the screen. */
    void clear() {
        lossCurve = new Curve(2);
        beliefCurve = new Curve(2);
    }

    void redraw() {
        double[][] rows = lossCurve.rows();
        losses.replace(rows);
        beliefs.replace(beliefCurve.rows());
        drawn = rows.length;
    }

    void append(List<StepReport> reports) {
        reports.forEach(this::add);
        drawn += reports.size();
        if (drawn > MOST_DRAWN) {
            redraw();
            return;
        }
        List<double[]> lossRows = new ArrayList<>();
        List<double[]> beliefRows = new ArrayList<>();
        for (StepReport it : reports) {
            lossRows.add(new double[] {it.step(), it.lossD(), it.lossG()});
            beliefRows.add(new double[] {it.step(), it.dReal(), it.dFake()});
        }
        losses.append(lossRows.toArray(double[][]::new));
        beliefs.append(beliefRows.toArray(double[][]::new));
    }
}
