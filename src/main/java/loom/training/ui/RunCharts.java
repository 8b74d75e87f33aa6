package loom.training.ui;

import com.vaadin.flow.component.html.Div;
import java.util.List;
import loom.base.ui.LineChart;
import loom.base.ui.Panel;
import loom.training.live.CurveRows;

/** The two charts of a run: both losses, and what the discriminator believes. */
class RunCharts extends Div {
    private static final long serialVersionUID = 1L;

    private static final String DISCRIMINATOR = "#78a9e6";
    private static final String GENERATOR = "#e0a44a";

    private final LineChart losses =
            new LineChart(
                            "Losses of generator and discriminator over the steps",
                            "step",
                            List.of(
                                    new LineChart.Series("Discriminator", DISCRIMINATOR),
                                    new LineChart.Series("Generator", GENERATOR)))
                    .withTrend();
    private final LineChart scores =
            new LineChart(
                            "Mean output of the discriminator over the steps",
                            "step",
                            List.of(
                                    new LineChart.Series("D(x), real images", DISCRIMINATOR),
                                    new LineChart.Series("D(G(z)), made images", GENERATOR)))
                    .range(0, 1)
                    .withTrend();

    RunCharts() {
        addClassName("run-charts");
        add(new Panel("Losses", losses), new Panel("How real they look to D", scores));
    }

    void show(CurveRows rows) {
        draw(losses, rows.losses(), rows.replaces());
        draw(scores, rows.scores(), rows.replaces());
    }

    private static void draw(LineChart chart, List<double[]> rows, boolean replaces) {
        double[][] points = rows.toArray(double[][]::new);
        if (replaces) {
            chart.replace(points);
        } else {
            chart.append(points);
        }
    }
}
