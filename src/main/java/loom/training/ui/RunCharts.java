package loom.training.ui;

import com.vaadin.flow.component.html.Div;
import java.util.List;
import loom.base.ui.LineChart;
import loom.base.ui.Panel;
import loom.training.live.CurveRows;
import org.jspecify.annotations.Nullable;

/**
 * The charts of a run: both losses, what the discriminator believes and, where it adapts, how often
 * images are augmented.
 */
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

    private final @Nullable LineChart augmentation;

    /**
     * @param adaptive true if augmentation follows what the discriminator makes of the images
     */
    RunCharts(boolean adaptive) {
        addClassName("run-charts");
        add(new Panel("Losses", losses), new Panel("How real they look to D", scores));
        augmentation = adaptive ? augmentation() : null;
        if (augmentation != null) {
            add(new Panel("How often images are augmented", augmentation));
        }
    }

    private static LineChart augmentation() {
        return new LineChart(
                        "Probability of augmentation over the steps",
                        "step",
                        List.of(new LineChart.Series("Probability", GENERATOR)))
                .range(0, 1);
    }

    void show(CurveRows rows) {
        draw(losses, rows.losses(), rows.replaces());
        draw(scores, rows.scores(), rows.replaces());
        if (augmentation != null) {
            draw(augmentation, rows.augmentation(), rows.replaces());
        }
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
