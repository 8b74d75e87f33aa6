package loom.work;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import loom.account.Access;
import loom.base.RefusedException;
import loom.job.JobQueue;
import loom.job.Lane;
import loom.storage.ArtefactName;
import loom.storage.ArtefactStore;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The files that people ordered. Safe for use by many threads and processes. */
@Service
public class FileJobs {
    private static final ArtefactName FILES = ArtefactName.of("exports");

    private final FileJobRepository jobs;
    private final Access access;
    private final JobQueue queue;
    private final ArtefactStore store;
    private final Clock clock;

    FileJobs(
            FileJobRepository jobs,
            Access access,
            JobQueue queue,
            ArtefactStore store,
            Clock clock) {
        this.jobs = jobs;
        this.access = access;
        this.queue = queue;
        this.store = store;
        this.clock = clock;
    }

    /**
     * Orders a file; returns at once.
     *
     * @param kind of the {@link FileMaker}
     * @param total how many parts it will have
     * @param payload what the maker needs to know
     */
    @Transactional
    public FileJob submit(String kind, String title, String fileName, int total, String payload) {
        FileJob job =
                new FileJob(
                        UUID.randomUUID(),
                        access.owner(),
                        kind,
                        title,
                        fileName,
                        FileJob.State.QUEUED,
                        0,
                        total,
                        0,
                        null,
                        clock.instant(),
                        null);
        jobs.insert(job, payload);
        queue.submit(Lane.EXPORT, FileJobHandler.KIND, job.id());
        return job;
    }

    /** All that was ordered and has not expired, the newest first. */
    public List<FileJob> all() {
        return jobs.findAll(access.person().seen());
    }

    public Optional<FileJob> find(UUID id) {
        return access.seen(jobs.find(id));
    }

    /** How far an order that may be seen is, for threads that belong to nobody. */
    public Supplier<Optional<FileJob>> news(FileJob job) {
        return () -> jobs.find(job.id());
    }

    /**
     * The file. The caller closes the stream.
     *
     * @throws RefusedException if it is not ready
     */
    public InputStream file(UUID id) throws IOException {
        FileJob job = find(id).orElseThrow(() -> unknown(id));
        if (!job.isReady()) {
            throw new RefusedException(
                    "the file \"%s\" is %s".formatted(job.title(), job.state()),
                    "only one in the state READY can be downloaded",
                    "ask for its state until it is");
        }
        return store.read(fileOf(id));
    }

    /** Cancels an order, or removes its file. Removing what is not there is no error. */
    public void remove(UUID id) {
        find(id).map(access::changeable).ifPresent(job -> forget(job.id()));
    }

    /** Removes what has expired, and files that a kill left without a row. */
    void sweep(Instant now) {
        jobs.expired(now).forEach(this::forget);
        for (ArtefactName file : store.list(FILES)) {
            UUID id = UUID.fromString(file.value().substring(FILES.value().length() + 1));
            if (jobs.find(id).isEmpty()) {
                discard(id);
            }
        }
    }

    static ArtefactName fileOf(UUID id) {
        return ArtefactName.of(FILES, id);
    }

    /** The row first: a worker that is on it sees that it is gone, and keeps nothing. */
    private void forget(UUID id) {
        jobs.delete(id);
        queue.withdraw(Lane.EXPORT, FileJobHandler.KIND, id);
        discard(id);
    }

    private void discard(UUID id) {
        try {
            store.delete(fileOf(id));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RefusedException unknown(UUID id) {
        return new RefusedException(
                "there is no export " + id,
                "one is kept for a day after it is ready",
                "order it again");
    }
}
