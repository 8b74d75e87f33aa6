package loom.dataset;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import loom.account.Access;
import loom.account.Person;
import loom.base.RefusedException;
import loom.job.JobQueue;
import loom.job.Lane;
import loom.storage.ArtefactJournal;
import loom.storage.ArtefactStore;
import loom.storage.DiskFullException;
import loom.storage.Reserve;
import loom.storage.StagedFile;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/** The studio's data sets. Safe for use by many threads. */
@Service
public class DataSets {
    private final DataSetRepository repository;
    private final DataSetVersions versions;
    private final Access access;
    private final ArtefactStore store;
    private final ArtefactJournal journal;
    private final Reserve reserve;
    private final JobQueue queue;
    private final Packing packing;
    private final ObjectProvider<DataSetUse> uses;
    private final Clock clock;

    DataSets(
            DataSetRepository repository,
            DataSetVersions versions,
            Access access,
            ArtefactStore store,
            ArtefactJournal journal,
            Reserve reserve,
            JobQueue queue,
            Packing packing,
            ObjectProvider<DataSetUse> uses,
            Clock clock) {
        this.repository = repository;
        this.versions = versions;
        this.access = access;
        this.store = store;
        this.journal = journal;
        this.reserve = reserve;
        this.queue = queue;
        this.packing = packing;
        this.uses = uses;
        this.clock = clock;
    }

    /** All data sets, the newest first. */
    public List<DataSet> all() {
        return repository.all(access.person().seen());
    }

    public Optional<DataSet> find(UUID id) {
        return access.seen(repository.find(id));
    }

    /** Leaves of a list what whoever calls this now may see; for use on any thread. */
    public UnaryOperator<List<DataSet>> seen() {
        Person person = access.person();
        return all -> all.stream().filter(person::maySee).toList();
    }

    /** A place to write an upload to, before {@link #submit}. */
    public StagedFile stage() throws IOException {
        return store.stage();
    }

    /**
     * Writes an upload to its place as it comes in.
     *
     * @param promised how many bytes were announced, or -1
     * @return how many came
     * @throws DiskFullException if they do not fit on the disk
     */
    public long receive(InputStream in, StagedFile file, long promised) throws IOException {
        return reserve.receive("the upload", in, file, promised);
    }

    /**
     * Takes uploaded files over and queues their import; returns at once.
     *
     * @param files archives, images, IDX files and arrays, in any mixture; from here on they belong
     *     to the data set
     * @throws RefusedException if the name is empty or too long, there are no files, or the disk
     *     lacks room
     */
    public DataSet submit(String name, List<UploadedFile> files, ImportSettings settings) {
        return submit(name, files, settings, null);
    }

    /**
     * @param starter names the set if it comes with the studio
     * @throws DuplicateKeyException if that starter set was offered before
     */
    DataSet submit(
            String name,
            List<UploadedFile> files,
            ImportSettings settings,
            @Nullable String starter) {
        if (files.isEmpty()) {
            throw new RefusedException(
                    "no file was given",
                    "a data set is made from a zip or from images",
                    "choose some and try again");
        }
        DataSet dataSet =
                new DataSet(
                        UUID.randomUUID(),
                        access.owner(),
                        new DataSetName(name).value(),
                        DataSet.State.IMPORTING,
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
                        settings,
                        0,
                        clock.instant(),
                        starter != null,
                        "");
        reserve.check("a data set");
        DataSetFiles own = new DataSetFiles(dataSet.id());
        try {
            return journal.save(
                    own.all(),
                    () -> takeOver(files, own),
                    () -> {
                        if (starter != null) {
                            repository.offered(starter, dataSet.created());
                        }
                        repository.insert(dataSet, files.stream().map(UploadedFile::name).toList());
                        queue.submit(Lane.PREPARATION, DataSetImport.KIND, dataSet.id());
                        return dataSet;
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Goes on with what could be read of an upload that was cut off; deleting the data set is the
     * other answer to its question.
     *
     * @throws RefusedException if the data set asks nothing
     */
    public void accept(UUID id) {
        DataSet dataSet = changeable(id);
        if (repository.accept(id)) {
            return;
        }
        throw new RefusedException(
                "the data set \"%s\" is %s".formatted(dataSet.name(), dataSet.state()),
                "only one in the state QUESTION waits for an answer",
                "look at its state: nothing may be left to do");
    }

    /**
     * @throws RefusedException if the name is empty or too long
     */
    public void rename(UUID id, String name) {
        repository.rename(changeable(id).id(), new DataSetName(name).value());
    }

    /**
     * Removes a data set and all its files; ends its import if that is still going.
     *
     * @throws RefusedException if something needs the data set
     */
    public void delete(UUID id) {
        if (find(id).map(access::changeable).isEmpty()) {
            return;
        }
        uses.stream()
                .flatMap(use -> use.usedBy(id).stream())
                .findFirst()
                .ifPresent(DataSets::refuseDeletion);
        journal.delete(
                new DataSetFiles(id).all(),
                () -> {
                    // A running import sees that the row is gone, and removes what it wrote since.
                    repository.delete(id);
                    queue.withdraw(Lane.PREPARATION, DataSetImport.KIND, id);
                });
    }

    /**
     * Opens the images for training. The first call for a size prepares them, which takes a while.
     *
     * @param version a {@link DataSet#contentHash} that the set has or had; null for all images
     *     that were imported
     * @param imageSize side in pixels
     * @param channels 1 for grey (luminance), 3 for RGB
     * @throws RefusedException if the data set is not ready
     */
    public PackedImages open(UUID id, @Nullable String version, int imageSize, int channels)
            throws IOException {
        DataSet dataSet = known(id);
        if (!dataSet.isReady()) {
            throw new RefusedException(
                    "the data set \"" + dataSet.name() + "\" is not ready",
                    "training needs a data set that was imported well",
                    "wait for the import to end and answer what it asks, or choose another one");
        }
        PackedImages all = packing.open(dataSet, imageSize, channels).with(labels(id));
        return version == null
                ? all
                : versions.find(id, version).map(it -> all.only(it.kept())).orElse(all);
    }

    /**
     * How many images a version has, which {@link #open} takes likewise.
     *
     * @throws RefusedException if there is no such data set
     */
    public int images(UUID id, @Nullable String version) {
        DataSet dataSet = known(id);
        return version == null
                ? versions.current(dataSet).imported()
                : versions.find(id, version).map(DataSetVersion::images).orElse(dataSet.images());
    }

    /**
     * The classes of a version, which {@link #open} takes likewise, in the order of their numbers;
     * empty if it has none. One left without images is left out. Images without a label belong to
     * none: {@link PackedImages#labelled} leaves them out.
     */
    public List<ImageClass> classes(UUID id, @Nullable String version) throws IOException {
        DataSet dataSet = known(id);
        Labels all = labels(id);
        Labels labels =
                version == null
                        ? all
                        : versions.find(id, version).map(it -> all.only(it.kept())).orElse(all);
        return ImageClass.of(labels.counts(), dataSet.labelNames());
    }

    /** A small PNG of one image as training sees it; empty if there is none of that number. */
    public Optional<byte[]> thumbnail(UUID id, int index) throws IOException {
        return find(id).isEmpty()
                ? Optional.empty()
                : new DataSetContents(store, new DataSetFiles(id)).thumbnail(index);
    }

    /** The label of each image; none has one if neither label files nor folders told it. */
    public Labels labels(UUID id) throws IOException {
        return new DataSetContents(store, new DataSetFiles(known(id).id())).labels();
    }

    /** Bytes on disk. */
    public long size(UUID id) {
        return store.size(new DataSetFiles(known(id).id()).all());
    }

    DataSet known(UUID id) {
        return find(id).orElseThrow(() -> missing(id));
    }

    private DataSet changeable(UUID id) {
        return access.changeable(known(id));
    }

    private void takeOver(List<UploadedFile> uploaded, DataSetFiles files) throws IOException {
        for (int i = 0; i < uploaded.size(); i++) {
            store.adopt(uploaded.get(i).content(), files.upload(i));
        }
    }

    private static void refuseDeletion(String user) {
        throw new RefusedException(
                "the data set is needed by " + user,
                "a data set in use cannot be deleted",
                "delete what uses it first");
    }

    static RefusedException missing(UUID id) {
        return new RefusedException(
                "there is no data set " + id,
                "only one of the Data sets page can be used",
                "choose one of them");
    }
}
