package loom.training.ui;

import com.vaadin.flow.component.html.Div;
import loom.base.ui.Panel;
import loom.training.live.RunUpdate;
import loom.training.run.Run;
import loom.training.run.RunSettings;

/** The parts of a run's page that change with the run. */
class RunPanels extends Div {
    private static final long serialVersionUID = 1L;

    private final RunStatus status;
    private final RunBanners banners;
    private final EpochFilm film;
    private final SampleTools tools;
    private final RunCharts charts;
    private final QualityCharts quality = new QualityCharts();
    private final KeptPanel kept;
    private final Div facts = new Div();
    private transient RunSettings described;

    RunPanels(Run run, RunDesk desk) {
        RecoveryActions remedies = new RecoveryActions(desk.life());
        status = new RunStatus(run);
        banners = new RunBanners(remedies);
        film = new EpochFilm();
        charts = new RunCharts(run.settings().recipe().isAdaptive());
        tools = new SampleTools(run, desk);
        kept = new KeptPanel(remedies, desk.kept().budget().toBytes());
        described = run.settings();
        facts.add(new RunFacts(run));
        Panel samples = new Panel("Samples", film, tools);
        samples.addClassName("run-film");
        Div pictures = new Div(samples, charts);
        pictures.addClassName("run-pictures");
        add(status, banners, pictures, quality, kept, facts);
    }

    void show(RunUpdate update) {
        charts.show(update.curves());
        quality.show(update.quality());
        kept.show(update.run(), update.kept());
        banners.show(update.run(), update.kept(), update.alarms());
        show(update.run());
    }

    /** What a page shows before the feed has told anything. */
    final void show(Run run) {
        status.show(run);
        film.show(run);
        tools.show(run);
        if (!run.settings().equals(described)) {
            described = run.settings();
            facts.removeAll();
            facts.add(new RunFacts(run));
        }
    }
}
