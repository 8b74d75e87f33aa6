package loom.training.metrics;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import loom.engine.quality.Balance;
import loom.engine.quality.Quality;
import loom.engine.quality.QualityAlarm;
import loom.engine.recipe.Objective;
import loom.engine.training.StepReport;
import loom.storage.ArtefactName;
import loom.storage.ArtefactStore;
import loom.training.run.Run;
import loom.training.run.RunFiles;
import loom.training.run.RunProgress;
import loom.training.run.RunRepository;
import org.springframework.stereotype.Service;

/** Reads what runs have left behind: what every step measured, and the samples of each epoch. */
@Service
public class RunHistory {
    /** The first line of the metrics' CSV. */
    public static final String CSV_HEAD =
            "step,epoch,loss_d,loss_g,d_real,d_fake,images_per_second,augmentation";

    private static final int PAGE = 5_000;

    /** So many epochs decide about who has won: the warm-up, and two that ask for the alarm. */
    private static final int TELLING = QualityAlarm.WARM_UP + 2;

    private static final long SHORTEST_STRETCH = QualityAlarm.OPENING / TELLING;

    private final RunRepository runs;
    private final MetricRepository metrics;
    private final ArtefactStore store;

    RunHistory(RunRepository runs, MetricRepository metrics, ArtefactStore store) {
        this.runs = runs;
        this.metrics = metrics;
        this.store = store;
    }

    /** Gives every step's report in order; a long run is read in pages, never whole. */
    public void forEach(UUID run, Consumer<StepReport> reader) {
        forEach(run, 0, reader);
    }

    /** Gives the reports of the steps after one, in order. */
    public void forEach(UUID run, long after, Consumer<StepReport> reader) {
        long step = after;
        List<StepReport> page;
        do {
            page = metrics.findAfter(run, step, PAGE);
            page.forEach(reader);
            if (!page.isEmpty()) {
                step = page.getLast().step();
            }
        } while (page.size() == PAGE);
    }

    /** How good the pictures were after the epochs at which that was measured, in order. */
    public List<EpochQuality> quality(UUID run) {
        return quality(run, 0);
    }

    /** The same for the epochs that end after a step. */
    public List<EpochQuality> quality(UUID run, long after) {
        return metrics.qualityAfter(run, after);
    }

    /** The epoch with the best pictures; empty if none was measured. */
    public Optional<EpochQuality> best(UUID run) {
        return metrics.bestQuality(run);
    }

    /** The alarms that ring about a run as it is now; none for a run that is not there. */
    public Set<QualityAlarm> alarms(UUID run) {
        return runs.find(run).map(this::alarms).orElse(Set.of());
    }

    /** The alarms that ring about a run as it is now. */
    public Set<QualityAlarm> alarms(Run run) {
        return alarms(run, quality(run.id()));
    }

    /**
     * The same for whoever has its measures of quality. Of the steps it reads the last few epochs'
     * only.
     */
    public Set<QualityAlarm> alarms(Run run, List<EpochQuality> measured) {
        List<Quality> measures = measured.stream().map(EpochQuality::quality).toList();
        return QualityAlarm.ringing(measures, balances(run));
    }

    /** How some runs stand, with as many queries for all as for one. */
    public Map<UUID, Standing> standings(List<Run> some) {
        if (some.isEmpty()) {
            return Map.of();
        }
        Map<UUID, List<EpochQuality>> quality =
                metrics.quality(some.stream().map(Run::id).toList());
        List<MetricRepository.Span> spans =
                some.stream().flatMap(run -> telling(run).stream()).toList();
        Map<UUID, List<Balance>> balances = spans.isEmpty() ? Map.of() : metrics.balances(spans);
        return some.stream()
                .collect(
                        Collectors.toMap(
                                Run::id,
                                run ->
                                        Standing.of(
                                                quality.getOrDefault(run.id(), List.of()),
                                                balances.getOrDefault(run.id(), List.of()))));
    }

    private List<Balance> balances(Run run) {
        return telling(run)
                .map(span -> metrics.balances(List.of(span)).getOrDefault(run.id(), List.of()))
                .orElse(List.of());
    }

    /**
     * The steps whose balance tells who has won. Only where the discriminator's output is a
     * probability that this objective learns.
     */
    private static Optional<MetricRepository.Span> telling(Run run) {
        RunProgress progress = run.progress();
        if (run.settings().recipe().objective() != Objective.NON_SATURATING
                || progress.step() < QualityAlarm.OPENING) {
            return Optional.empty();
        }
        long length = stretch(progress.stepsPerEpoch());
        long last = progress.epochsDone() * progress.stepsPerEpoch();
        long stretches = Math.min(TELLING, last / length);
        return Optional.of(
                new MetricRepository.Span(run.id(), last - stretches * length, length, last));
    }

    /**
     * How good a run's pictures are.
     *
     * @param best the epoch with the best pictures; empty if none was measured
     * @param alarms those that ring now
     */
    public record Standing(Optional<EpochQuality> best, Set<QualityAlarm> alarms) {
        private static Standing of(List<EpochQuality> measured, List<Balance> balances) {
            return new Standing(
                    measured.stream().min(EpochQuality.BEST_FIRST),
                    QualityAlarm.ringing(
                            measured.stream().map(EpochQuality::quality).toList(), balances));
        }
    }

    /**
     * Steps whose means count as one: an epoch, or as many short ones as make a stretch. A single
     * batch says too little about who has won.
     */
    static long stretch(long stepsPerEpoch) {
        return Math.ceilDiv(SHORTEST_STRETCH, stepsPerEpoch) * stepsPerEpoch;
    }

    /** Every step as CSV, with {@link #CSV_HEAD} on top; the writer stays open. */
    public void writeCsv(UUID run, Writer out) throws IOException {
        out.write(CSV_HEAD + "\n");
        try {
            forEach(run, report -> write(report, out));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** The grid of an epoch's samples as PNG; empty if there is none (yet). */
    public Optional<InputStream> samples(UUID run, int epoch) throws IOException {
        ArtefactName name = RunFiles.of(run).samples(epoch);
        return store.exists(name) ? Optional.of(store.read(name)) : Optional.empty();
    }

    private static void write(StepReport it, Writer out) {
        try {
            out.write(
                    "%d,%d,%s,%s,%s,%s,%s,%s\n"
                            .formatted(
                                    it.step(),
                                    it.epoch(),
                                    it.lossD(),
                                    it.lossG(),
                                    it.dReal(),
                                    it.dFake(),
                                    it.imagesPerSecond(),
                                    it.augmentation()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
