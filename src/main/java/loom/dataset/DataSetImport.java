package loom.dataset;

import java.io.IOException;
import java.util.List;
import java.util.UUID;
import loom.base.Refusal;
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
import org.springframework.stereotype.Component;

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

    DataSetImport(DataSetRepository repository, ArtefactStore store, Reserve reserve) {
        this.repository = repository;
        this.store = store;
        this.reserve = reserve;
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
            return JobEnd.HANDED_BACK; // waits in its place until there is room
        }
        try {
            return importFiles(dataSet, files, context);
        } catch (DiskFullException e) {
            end(files, ImportReport.failed(e.refusal()));
            return JobEnd.DONE;
        } catch (IOException e) {
            log.error("the import of data set {} ended with an error", id, e);
            end(files, ImportReport.failed(storageProblem(e)));
            return JobEnd.DONE;
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
                        return !context.mustYield() && repository.advance(id, images, progress);
                    };
            ImportReport report =
                    check(store, dataSet, repository.upload(id), originals, thumbnails, watcher);
            if (context.mustYield()) {
                return JobEnd.HANDED_BACK;
            }
            if (report.failure() == null) {
                store.adopt(originals, files.originals());
                store.adopt(thumbnails, files.thumbnails());
                keep(report.labels(), files);
            }
            end(files, report);
            return JobEnd.DONE;
        }
    }

    /** Reads a data set's uploads, and writes the originals and thumbnails of the good ones. */
    static ImportReport check(
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
            new UploadReader(store, UploadLimits.DEFAULT)
                    .read(new DataSetFiles(dataSet.id()), names, intake);
            return intake.finish();
        }
    }

    private void keep(Labels labels, DataSetFiles files) throws IOException {
        if (!labels.counts().isEmpty()) {
            store.write(files.labels(), out -> out.write(labels.bytes()));
        }
    }

    private void end(DataSetFiles files, ImportReport report) throws IOException {
        boolean isThere = repository.finish(files.dataSet(), report);
        boolean isOfUse = report.failure() == null;
        // Deleted meanwhile, or of no use: nothing may stay behind.
        store.delete(isThere && isOfUse ? files.uploads() : files.all());
    }

    private static Refusal storageProblem(IOException e) {
        return new Refusal(
                "the import could not read or write its files (" + e.getMessage() + ")",
                "it needs free space on the disk of the studio",
                "make space and upload again");
    }
}
