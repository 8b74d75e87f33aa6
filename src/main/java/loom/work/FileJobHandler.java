package loom.work;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import loom.account.Access;
import loom.base.RefusedException;
import loom.job.JobContext;
import loom.job.JobEnd;
import loom.job.JobHandler;
import loom.job.Lane;
import loom.storage.ArtefactStore;
import loom.storage.StagedFile;
import loom.work.FileJobRepository.Attempt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Has one file made. It is staged, and becomes an artefact together with the row that says that it
 * is ready: whoever cancelled it, or took it over meanwhile, finds nothing of it.
 */
@Component
class FileJobHandler implements JobHandler {
    static final String KIND = "file-job";
    static final Duration KEPT = Duration.ofDays(1);

    private static final Logger log = LoggerFactory.getLogger(FileJobHandler.class);

    private final FileJobRepository jobs;
    private final Map<String, FileMaker> makers;
    private final Access access;
    private final ArtefactStore store;
    private final TransactionTemplate transaction;
    private final Clock clock;

    FileJobHandler(
            FileJobRepository jobs,
            List<FileMaker> makers,
            Access access,
            ArtefactStore store,
            TransactionTemplate transaction,
            Clock clock) {
        this.jobs = jobs;
        this.makers =
                makers.stream().collect(Collectors.toMap(FileMaker::kind, Function.identity()));
        this.access = access;
        this.store = store;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Lane lane() {
        return Lane.EXPORT;
    }

    @Override
    public JobEnd run(UUID id, JobContext context) {
        Optional<Attempt> begun = jobs.begin(id);
        if (begun.isEmpty()) {
            return JobEnd.DONE; // cancelled before its turn
        }
        Attempt attempt = begun.get();
        try {
            make(attempt, context);
        } catch (Stopped e) {
            return context.shouldStop() ? JobEnd.RESCHEDULE : JobEnd.DONE;
        } catch (RefusedException e) {
            fail(attempt, e.refusal().sentence());
        } catch (IOException | UncheckedIOException e) {
            if (context.shouldStop()) {
                return JobEnd.RESCHEDULE;
            }
            log.error("the file of job {} could not be made", id, e);
            fail(attempt, storageProblem(e));
        }
        return JobEnd.DONE;
    }

    @Override
    public void failed(UUID id, Throwable cause) {
        jobs.fail(
                id,
                null,
                "The export broke off by a fault of the studio ("
                        + cause
                        + "); its log says where. Order it again.",
                expiry());
    }

    private void make(Attempt attempt, JobContext context) throws IOException {
        try (StagedFile file = store.stage(out -> write(attempt, context, out))) {
            long bytes = Files.size(file.path());
            transaction.executeWithoutResult(status -> {
                if (jobs.finish(attempt, bytes, expiry())) {
                    adopt(file, attempt.job().id());
                }
            });
        }
    }

    private void write(Attempt attempt, JobContext context, OutputStream out) {
        FileJob job = attempt.job();
        FileMaker maker = makers.get(job.kind());
        if (maker == null) {
            throw new RefusedException(
                    "nothing here makes files of the kind " + job.kind(),
                    "the studio makes " + makers.keySet(),
                    "order one of these");
        }
        access.actFor(
                job.owner(),
                () -> {
                    try {
                        maker.make(attempt.payload(), progress(attempt, context), out);
                        return true;
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
    }

    /** Writes each percent down, and finds out whether the file is still wanted. */
    private FileMaker.Progress progress(Attempt attempt, JobContext context) {
        return new FileMaker.Progress() {
            private long percent = -1;

            @Override
            public void at(int done, int total) {
                if (context.shouldStop()) {
                    throw new Stopped();
                }
                long now = 100L * done / Math.max(total, 1);
                if (now != percent) {
                    percent = now;
                    if (!jobs.advance(attempt, done, total)) {
                        throw new Stopped();
                    }
                }
            }
        };
    }

    private void adopt(StagedFile file, UUID id) {
        try {
            store.adopt(file, FileJobs.fileOf(id));
        } catch (IOException e) {
            throw new UncheckedIOException(e); // takes the row back
        }
    }

    private void fail(Attempt attempt, String words) {
        jobs.fail(attempt.job().id(), attempt.number(), words, expiry());
    }

    private Instant expiry() {
        return clock.instant().plus(KEPT);
    }

    private static String storageProblem(Exception e) {
        return "A file could not be read or written (%s). The studio needs free space on its disk: make room and order it again."
                .formatted(e.getMessage());
    }

    /** Ends the making of a file that is cancelled, or that another worker will make. */
    private static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
