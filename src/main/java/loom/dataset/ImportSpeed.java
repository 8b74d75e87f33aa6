package loom.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import loom.account.Owner;
import loom.storage.ArtefactStore;
import loom.storage.Reserve;
import loom.storage.StagedFile;

/**
 * How fast a zip becomes images that training can read: what an import and the preparation for a
 * size do, without the database and the queue.
 *
 * @param images how many were taken in
 * @param checkSeconds from the zip to checked originals and thumbnails, on the disk
 * @param prepareSeconds from there to one file of bytes for training
 */
public record ImportSpeed(int images, double checkSeconds, double prepareSeconds) {
    /** Of the whole way. */
    public double imagesPerSecond() {
        return images / (checkSeconds + prepareSeconds);
    }

    /**
     * Imports a zip once and leaves nothing behind in the store.
     *
     * @param home the folder of a store for this purpose
     * @param imageSize side of the images for training, in RGB
     * @throws IOException if the zip cannot be read, or is of no use as a data set
     */
    public static ImportSpeed measure(Path zip, Path home, int imageSize) throws IOException {
        ArtefactStore store = new ArtefactStore(home, Clock.systemUTC());
        DataSet dataSet = dataSet(zip.getFileName().toString());
        DataSetFiles files = new DataSetFiles(dataSet.id());
        try (StagedFile upload = store.stage()) {
            Files.copy(zip, upload.path(), StandardCopyOption.REPLACE_EXISTING);
            store.adopt(upload, files.upload(0));
            long begin = System.nanoTime();
            ImportReport report = check(store, dataSet);
            if (report.failure() != null) {
                throw new IOException(report.failure().given());
            }
            long checked = System.nanoTime();
            new Packing(store, Reserve.none()).open(dataSet, imageSize, 3).close();
            long prepared = System.nanoTime();
            return new ImportSpeed(
                    report.images(), 1e-9 * (checked - begin), 1e-9 * (prepared - checked));
        } finally {
            store.delete(files.all());
        }
    }

    private static ImportReport check(ArtefactStore store, DataSet dataSet) throws IOException {
        DataSetFiles files = new DataSetFiles(dataSet.id());
        try (StagedFile originals = store.stage();
                StagedFile thumbnails = store.stage()) {
            ImportReport report =
                    DataSetImport.check(
                                    store,
                                    dataSet,
                                    List.of(dataSet.name()),
                                    originals,
                                    thumbnails,
                                    (images, progress) -> false)
                            .orElseThrow();
            store.adopt(originals, files.originals());
            store.adopt(thumbnails, files.thumbnails());
            return report;
        }
    }

    private static DataSet dataSet(String name) {
        return new DataSet(
                UUID.randomUUID(),
                Owner.LOCAL,
                name,
                DataSet.State.READY,
                0,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                0,
                List.of(),
                List.of(),
                null,
                null,
                ImportSettings.DEFAULT,
                0,
                Instant.EPOCH,
                false,
                "");
    }
}
