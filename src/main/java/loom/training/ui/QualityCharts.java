package loom.training.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import loom.base.ui.LineChart;
import loom.base.ui.Panel;
import loom.engine.quality.Prdc;
import loom.engine.quality.Quality;
import loom.training.metrics.DownsampledSeries;
import loom.training.metrics.EpochQuality;
import org.jspecify.annotations.Nullable;

/** How good the pictures are, epoch by epoch, with the best epoch marked by an upright line. */
class QualityCharts extends Div {
    private static final long serialVersionUID = 1L;
    private static final String BEST = "Best so far";
    private static final String BEST_COLOUR = "#e0a44a";
    private static final String OWN_COLOUR = "#6f7482";
    private static final int MARK_OF_SCORES = 4;
    private static final int MARK_OF_DISTANCES = 2;

    private final LineChart scores =
            new LineChart(
                            "Score, coverage and recall of the pictures over the epochs; higher is"
                                    + " better",
                            "epoch",
                            List.of(
                                    new LineChart.Series("Score", "#78a9e6"),
                                    new LineChart.Series("Score of your images", OWN_COLOUR),
                                    new LineChart.Series("Coverage", "#94d6ad"),
                                    new LineChart.Series("Recall", "#c79be8"),
                                    new LineChart.Series(BEST, BEST_COLOUR)))
                    .range(0, 1);
    private final LineChart distances =
            new LineChart(
                    "Distance of the pictures to real images over the epochs; lower is better",
                    "epoch",
                    List.of(
                            new LineChart.Series("Distance", "#78a9e6"),
                            new LineChart.Series("Your images among themselves", OWN_COLOUR),
                            new LineChart.Series(BEST, BEST_COLOUR)));
    private final LineChart varieties =
            new LineChart(
                    "Diversity and newness of the pictures over the epochs; about 1 is good",
                    "epoch",
                    List.of(
                            new LineChart.Series("Diversity", "#94d6ad"),
                            new LineChart.Series("Newness", "#c79be8")));
    private final Paragraph best = new Paragraph();
    private final Div bestOfScores = new Div();
    private final Div bestOfDistances = new Div();
    private final Panel likeness =
            new Panel(
                    "How much of your images is drawn",
                    scores,
                    bestOfScores,
                    words(
                            "Coverage: the share of your images that have a picture like them, by"
                                    + " outlines and colours and where they are. Recall: the share"
                                    + " that lies among the pictures; it falls when these repeat"
                                    + " each other. The score is high where both are. The grey line"
                                    + " is what other images of yours reach."));
    private transient List<EpochQuality> shown = List.of();

    QualityCharts() {
        addClassName("run-quality");
        best.addClassName("run-best");
        best.getElement().setAttribute("role", "status");
        add(
                likeness,
                new Panel(
                        "How close in texture",
                        distances,
                        bestOfDistances,
                        words(
                                "Lower is closer to your real images, patch by patch: it sees"
                                        + " texture, not shapes. The grey line is how close your own"
                                        + " images come to each other.")),
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
        DownsampledSeries score = new DownsampledSeries(4);
        DownsampledSeries distance = new DownsampledSeries(2);
        DownsampledSeries variety = new DownsampledSeries(2);
        for (EpochQuality it : measures) {
            Quality quality = it.quality();
            Prdc prdc = quality.prdc();
            if (prdc != null) {
                score.add(
                        it.epoch(), prdc.score(), prdc.realScore(), prdc.coverage(), prdc.recall());
            }
            distance.add(it.epoch(), quality.distance(), quality.floor());
            variety.add(it.epoch(), quality.diversity(), quality.nearest());
        }
        EpochQuality first = measures.stream().min(EpochQuality.BEST_FIRST).orElse(null);
        mark(first);
        likeness.setVisible(score.rows().length > 0);
        scores.replace(withMark(score.rows(), first));
        distances.replace(withMark(distance.rows(), first));
        varieties.replace(variety.rows());
    }

    private void mark(@Nullable EpochQuality marked) {
        setVisible(marked != null);
        if (marked == null) {
            return;
        }
        String name = "%s: epoch %d".formatted(BEST, marked.epoch());
        scores.rename(MARK_OF_SCORES, name);
        distances.rename(MARK_OF_DISTANCES, name);
        Quality quality = marked.quality();
        Prdc prdc = quality.prdc();
        if (prdc == null) {
            best.setText(
                    String.format(
                            Locale.ENGLISH,
                            "Best so far: epoch %d, at a distance of %.1f. Your own images reach"
                                    + " %.1f.",
                            marked.epoch(),
                            quality.distance(),
                            quality.floor()));
            bestOfDistances.add(best);
        } else {
            best.setText(
                    String.format(
                            Locale.ENGLISH,
                            "Best so far: epoch %d, with a score of %.2f. Other images of yours reach"
                                    + " %.2f.",
                            marked.epoch(),
                            prdc.score(),
                            prdc.realScore()));
            bestOfScores.add(best);
        }
    }

    /**
     * Rows with one more value, which is none but at the best epoch: there, two more rows make a
     * line from zero up to the largest value.
     */
    static double[][] withMark(double[][] rows, @Nullable EpochQuality marked) {
        double top =
                Arrays.stream(rows)
                        .flatMapToDouble(row -> Arrays.stream(row).skip(1))
                        .max()
                        .orElse(0);
        List<double[]> all = new ArrayList<>();
        for (double[] row : rows) {
            all.add(marked(row, Double.NaN));
            if (marked != null && row[0] == marked.epoch()) {
                all.add(marked(row, 0));
                all.add(marked(row, top));
                all.add(marked(row, Double.NaN));
            }
        }
        return all.toArray(double[][]::new);
    }

    private static double[] marked(double[] row, double mark) {
        double[] longer = Arrays.copyOf(row, row.length + 1);
        longer[row.length] = mark;
        return longer;
    }

    private static Paragraph words(String text) {
        Paragraph words = new Paragraph(text);
        words.addClassNames("quiet", "run-explanation");
        return words;
    }
}
