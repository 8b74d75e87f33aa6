package loom.training.ui;

import com.vaadin.flow.component.html.Div;
import java.util.List;
import java.util.Set;
import loom.base.ui.Panel;
import loom.engine.quality.QualityAlarm;
import loom.training.checkpoint.KeptCheckpoint;
import loom.training.metrics.EpochQuality;
import loom.training.metrics.RunUpdate;
import loom.training.run.Run;
import loom.training.run.RunSettings;

/** The parts of a run's page that change with the run. */
class RunPanels extends Div {
    private static final long serialVersionUID = 1L;

    private final transient RunDesk desk;
    private final RunStatus status;
    private final RunBanners banners;
    private final EpochFilm film;
    private final RunCharts charts = new RunCharts();
    private final QualityCharts quality = new QualityCharts();
    private final KeptPanel kept;
    private final Div facts = new Div();
    private transient Set<QualityAlarm> alarms = Set.of();
    private transient RunSettings described;
    private int epochsDone = -1;

    RunPanels(Run run, RunDesk desk) {
        this.desk = desk;
        RecoveryActions remedies = new RecoveryActions(desk.life());
        status = new RunStatus(run);
        banners = new RunBanners(remedies);
        film = new EpochFilm();
        kept = new KeptPanel(remedies, desk.kept().budget().toBytes());
        described = run.settings();
        facts.add(new RunFacts(run));
        Panel samples = new Panel("Samples", film);
        samples.addClassName("run-film");
        Div pictures = new Div(samples, charts);
        pictures.addClassName("run-pictures");
        add(status, banners, pictures, quality, kept, facts);
    }

    /** Draws what the run has left behind so far; gives the steps up to which it did. */
    Loaded load(Run run) {
        charts.clear();
        long[] last = {0};
        desk.history()
                .forEach(
                        run.id(),
                        report -> {
                            charts.add(report);
                            last[0] = report.step();
                        });
        charts.redraw();
        List<EpochQuality> measures = desk.history().quality(run.id());
        quality.clear();
        quality.append(measures);
        return new Loaded(last[0], measures.isEmpty() ? 0 : measures.getLast().step());
    }

    void show(RunUpdate update) {
        if (update.restarted()) {
            charts.clear();
            charts.redraw();
            quality.clear();
            epochsDone = -1;
        }
        charts.append(update.steps());
        quality.append(update.quality());
        if (!update.quality().isEmpty()) {
            epochsDone = -1;
        }
        show(update.run());
    }

    final void show(Run run) {
        status.show(run);
        film.show(run);
        if (!run.settings().equals(described)) {
            described = run.settings();
            facts.removeAll();
            facts.add(new RunFacts(run));
        }
        if (run.progress().epochsDone() != epochsDone) {
            epochsDone = run.progress().epochsDone();
            alarms = desk.history().alarms(run);
        }
        // A checkpoint is kept a moment after its epoch was told of: look with every update.
        List<KeptCheckpoint> now = desk.kept().kept(run.id());
        kept.show(run, now);
        banners.show(run, now, alarms);
    }

    /**
     * What is drawn already.
     *
     * @param step the last step that is in the charts
     * @param quality the last step whose measure of quality is
     */
    record Loaded(long step, long quality) {}
}
