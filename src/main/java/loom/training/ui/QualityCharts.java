package loom.training.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import loom.base.ui.LineChart;
import loom.base.ui.Panel;
import loom.engine.quality.Quality;
import loom.training.metrics.DownsampledSeries;
import loom.training.metrics.EpochQuality;
import org.jspecify.annotations.Nullable;

/** How good the pictures are, epoch by epoch, with the best epoch marked by an upright line. */
class QualityCharts extends Div {
    private static final long serialVersionUID = 1L;
    private static final String BEST = "Best so far";
    private static final int BEST_SERIES = 2;

    private final LineChart distances =
            new LineChart(
                    "Distance of the pictures to real images over the epochs; lower is better",
                    "epoch",
                    List.of(
                            new LineChart.Series("Distance", "#78a9e6"),
                            new LineChart.Series("Your images among themselves", "#6f7482"),
                            new LineChart.Series(BEST, "#e0a44a")));
    private final LineChart varieties =
            new LineChart(
                    "Diversity and newness of the pictures over the epochs; about 1 is good",
                    "epoch",
                    List.of(
                            new LineChart.Series("Diversity", "#94d6ad"),
                            new LineChart.Series("Newness", "#c79be8")));
    private final Paragraph best = new Paragraph();
    private transient List<EpochQuality> shown = List.of();

    QualityCharts() {
        addClassName("run-quality");
        best.addClassName("run-best");
        best.getElement().setAttribute("role", "status");
        add(
                new Panel(
                        "How close to your images",
                        distances,
                        best,
                        words(
                                "Lower is closer to your real images; the grey line is how close your"
                                        + " own images come to each other.")),
                new Panel(
                        "How varied and how new",
                        varieties,
                        words(
                                "Diversity: 1 is as varied as your images, near 0 is one picture"
                                        + " again and again. Newness: 1 is as new as an image the"
                                        + " network never saw, near 0 is a copy.")));
        setVisible(false);
    }

    /** Shows these measures instead of those that are shown. */
    void show(List<EpochQuality> measures) {
        if (measures.equals(shown)) {
            return;
        }
        shown = measures;
        DownsampledSeries distance = new DownsampledSeries(2);
        DownsampledSeries variety = new DownsampledSeries(2);
        for (EpochQuality it : measures) {
            Quality quality = it.quality();
            distance.add(it.epoch(), quality.distance(), quality.floor());
            variety.add(it.epoch(), quality.diversity(), quality.nearest());
        }
        EpochQuality lowest =
                measures.stream()
                        .min(Comparator.comparingDouble(it -> it.quality().distance()))
                        .orElse(null);
        mark(lowest);
        distances.replace(withMark(distance.rows(), lowest));
        varieties.replace(variety.rows());
    }

    private void mark(@Nullable EpochQuality marked) {
        setVisible(marked != null);
        if (marked != null) {
            distances.rename(BEST_SERIES, "%s: epoch %d".formatted(BEST, marked.epoch()));
            best.setText(
                    String.format(
                            Locale.ENGLISH,
                            "Best so far: epoch %d, at a distance of %.1f. Your own images reach"
                                    + " %.1f.",
                            marked.epoch(),
                            marked.quality().distance(),
                            marked.quality().floor()));
        }
    }

    /** Two more rows at the best epoch make a line from zero up to the largest distance. */
    static double[][] withMark(double[][] rows, @Nullable EpochQuality marked) {
        double top = Arrays.stream(rows).mapToDouble(row -> row[1]).max().orElse(0);
        List<double[]> all = new ArrayList<>();
        for (double[] row : rows) {
            all.add(new double[] {row[0], row[1], row[2], Double.NaN});
            if (marked == null || row[0] != marked.epoch()) {
                continue;
            }
            all.add(new double[] {row[0], row[1], row[2], 0});
            all.add(new double[] {row[0], row[1], row[2], top});
            all.add(new double[] {row[0], row[1], row[2], Double.NaN});
        }
        return all.toArray(double[][]::new);
    }

    private static Paragraph words(String text) {
        Paragraph words = new Paragraph(text);
        words.addClassNames("quiet", "run-explanation");
        return words;
    }
}
