package loom.dataset;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import loom.base.Refusal;
import loom.base.Trouble;
import loom.base.Troubles;
import loom.job.JobContext;
import loom.job.JobEnd;
import loom.job.JobHandler;
import loom.job.Lane;
import loom.storage.ArtefactStore;
import loom.storage.DiskFullException;
import loom.storage.Reserve;
import loom.storage.StagedFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Imports one data set: opens its uploads, checks every file, keeps the good ones. Starts from the
 * uploads again if it was interrupted; nothing but the end result is ever seen of it.
 */
@Component
class DataSetImport implements JobHandler {
    static final String KIND = "data-set-import";

    private static final Logger log = LoggerFactory.getLogger(DataSetImport.class);

    private final DataSetRepository repository;
    private final ArtefactStore store;
    private final Reserve reserve;
    private final Troubles troubles;

    DataSetImport(
            DataSetRepository repository, ArtefactStore store, Reserve reserve, Troubles troubles) {
        this.repository = repository;
        this.store = store;
        this.reserve = reserve;
        this.troubles = troubles;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Lane lane() {
        return Lane.PREPARATION;
    }

    @Override
    public JobEnd run(UUID id, JobContext context) throws IOException {
        DataSetFiles files = new DataSetFiles(id);
        DataSet dataSet = repository.find(id).orElse(null);
        if (dataSet == null) {
            store.delete(files.all());
            return JobEnd.DONE;
        }
        if (dataSet.state() != DataSet.State.IMPORTING) {
            store.delete(files.uploads()); // a crash came between the end and this
            return JobEnd.DONE;
        }
        if (reserve.isShort()) {
            return JobEnd.RESCHEDULE; // waits in its place until there is room
        }
        try {
            return importFiles(dataSet, files, context);
        } catch (DataAccessException | TransactionException e) {
            if (troubles.explain(e).isPresent()) {
                log.warn("the import of data set {} waits for the database", id, e);
                return JobEnd.RESCHEDULE;
            }
            throw e;
        } catch (DiskFullException e) {
            end(files, ImportReport.failed(e.refusal()));
            return JobEnd.DONE;
        } catch (IOException e) {
            if (context.shouldStop() || Thread.currentThread().isInterrupted()) {
                log.info("the import of data set {} was interrupted", id, e);
                return JobEnd.RESCHEDULE; // whatever went wrong, the uploads are not to blame
            }
            end(files, ImportReport.failed(problem(id, e)));
            return JobEnd.DONE;
        }
    }

    @Override
    public void failed(UUID id, Throwable cause) throws IOException {
        String reference = FileFault.reference();
        log.error("the import of data set {} broke off (reference {})", id, reference, cause);
        Refusal refusal =
                new Refusal(
                        "the import broke off by a fault of the studio (%s)".formatted(cause),
                        "its log says where (reference %s)".formatted(reference),
                        "upload again; if that breaks off too, leave out what the log names");
        if (repository.fail(id, refusal)) {
            store.delete(new DataSetFiles(id).all());
        }
    }

    private JobEnd importFiles(DataSet dataSet, DataSetFiles files, JobContext context)
            throws IOException {
        try (StagedFile originals = store.stage();
                StagedFile thumbnails = store.stage()) {
            UUID id = dataSet.id();
            ImageIngest.Watcher watcher =
                    (images, progress) -> {
                        reserve.check("the import");
                        return context.shouldStop() || !repository.advance(id, images, progress);
                    };
            Optional<ImportReport> report =
                    check(store, dataSet, repository.upload(id), originals, thumbnails, watcher);
            if (report.isEmpty() || context.shouldStop()) {
                return interrupted(files);
            }
            if (report.get().failure() == null) {
                store.adopt(originals, files.originals());
                store.adopt(thumbnails, files.thumbnails());
                keep(report.get().labels(), files);
            }
            end(files, report.get());
            return JobEnd.DONE;
        }
    }

    /** Stopped because the data set was deleted, or because the job should go on elsewhere. */
    private JobEnd interrupted(DataSetFiles files) throws IOException {
        if (repository.find(files.dataSet()).isPresent()) {
            return JobEnd.RESCHEDULE;
        }
        store.delete(files.all());
        return JobEnd.DONE;
    }

    /**
     * Reads a data set's uploads, and writes the originals and thumbnails of the good ones.
     *
     * @return empty if the watcher stopped it
     */
    static Optional<ImportReport> check(
            ArtefactStore store,
            DataSet dataSet,
            List<String> names,
            StagedFile originals,
            StagedFile thumbnails,
            ImageIngest.Watcher watcher)
            throws IOException {
        try (BundleWriter originalFiles = new BundleWriter(originals.path());
                BundleWriter thumbnailFiles = new BundleWriter(thumbnails.path());
                ImageIngest intake =
                        new ImageIngest(
                                new ImageCheck(dataSet.settings()),
                                originalFiles,
                                thumbnailFiles,
                                watcher)) {
            Reading reading =
                    new UploadReader(store, UploadLimits.DEFAULT, dataSet.settings().transposed())
                            .read(new DataSetFiles(dataSet.id()), names, intake);
            return switch (reading) {
                case COMPLETED -> Optional.of(intake.finish());
                case STOPPED -> Optional.empty();
            };
        }
    }

    private void keep(Labels labels, DataSetFiles files) throws IOException {
        if (!labels.counts().isEmpty()) {
            store.write(files.labels(), out -> out.write(labels.bytes()));
        }
    }

    private void end(DataSetFiles files, ImportReport report) throws IOException {
        boolean isOfUse = report.failure() == null;
        if (repository.finish(files.dataSet(), report)) {
            store.delete(isOfUse ? files.uploads() : files.all());
        } else if (repository.find(files.dataSet()).isEmpty()) {
            store.delete(files.all()); // deleted meanwhile: nothing may stay behind
        }
        // Otherwise another worker took the job over and has ended it: the files are its own.
    }

    /** Told apart by what is so, not by what is likely: only a full disk is called full. */
    private Refusal problem(UUID id, IOException e) {
        String reference = FileFault.reference();
        log.error("the import of data set {} ended (reference {})", id, reference, e);
        return troubles.explain(e)
                .map(Trouble::words)
                .orElseGet(() ->
                        new Refusal(
                                "the import could not read or write its files (%s)"
                                        .formatted(e.getMessage()),
                                "the log of the studio says more (reference %s)"
                                        .formatted(reference),
                                "upload again; if that fails too, look at the disk of the studio"));
    }
}
