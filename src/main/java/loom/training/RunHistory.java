package loom.training;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import loom.engine.training.StepReport;
import loom.storage.ArtefactName;
import loom.storage.ArtefactStore;
import org.springframework.stereotype.Service;

/** Reads what runs have left behind: what every step measured, and the samples of each epoch. */
@Service
public class RunHistory {
    /** The first line of the metrics' CSV. */
    public static final String CSV_HEAD =
            "step,epoch,loss_d,loss_g,d_real,d_fake,images_per_second";

    private static final int PAGE = 5_000;

    private final MetricRepository metrics;
    private final ArtefactStore store;

    RunHistory(MetricRepository metrics, ArtefactStore store) {
        this.metrics = metrics;
        this.store = store;
    }

    /** Gives every step's report in order; a long run is read in pages, never whole. */
    public void forEach(UUID run, Consumer<StepReport> reader) {
        long step = 0;
        List<StepReport> page;
        do {
            page = metrics.findAfter(run, step, PAGE);
            page.forEach(reader);
            if (!page.isEmpty()) step = page.getLast().step();
        } while (page.size() == PAGE);
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
                    "%d,%d,%s,%s,%s,%s,%s\n"
                            .formatted(
                                    it.step(),
                                    it.epoch(),
                                    it.lossD(),
                                    it.lossG(),
                                    it.dReal(),
                                    it.dFake(),
                                    it.imagesPerSecond()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
