package loom.dataset;

import java.io.IOException;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import loom.account.Access;
import loom.base.RefusedException;
import loom.base.Wording;
import loom.storage.ArtefactStore;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Leaves images of a data set out, and puts them back. Nothing is deleted: a set is always what was
 * imported less what is left out, and runs keep to the version that they began with. Images are
 * called by their numbers in the import, from 0. Safe for use by many threads.
 */
@Service
public class Curation {
    private final DataSets dataSets;
    private final DataSetVersions versions;
    private final TraitsReader reader;
    private final ArtefactStore store;
    private final Access access;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Curation(
            DataSets dataSets,
            DataSetVersions versions,
            TraitsReader reader,
            ArtefactStore store,
            Access access,
            TransactionTemplate transaction,
            Clock clock) {
        this.dataSets = dataSets;
        this.versions = versions;
        this.reader = reader;
        this.store = store;
        this.access = access;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Which images are left out now. */
    public BitSet leftOut(UUID id) {
        return current(id).leftOutBits();
    }

    /** How many images were imported, those that are left out included. */
    public int imported(UUID id) {
        return current(id).imported();
    }

    /** Numbers of the images that are in the set now, ascending. */
    public int[] kept(UUID id) {
        return current(id).kept();
    }

    /**
     * @return the data set as it is now
     * @throws RefusedException if there is no such image, or too few would be left
     */
    public DataSet leaveOut(UUID id, Collection<Integer> images) throws IOException {
        return change(id, images, true);
    }

    /**
     * @return the data set as it is now
     * @throws RefusedException if there is no such image
     */
    public DataSet putBack(UUID id, Collection<Integer> images) throws IOException {
        return change(id, images, false);
    }

    /**
     * Images that are in the set more than once, to the byte or to the eye. The first call for a
     * set looks at every image.
     *
     * @throws RefusedException if the set is not ready
     */
    public Findings findings(UUID id) throws IOException {
        DataSet dataSet = ready(dataSets.known(id));
        DataSetFiles files = new DataSetFiles(id);
        List<ImageTraits> traits = reader.of(files);
        if (dataSets.find(id).isEmpty()) {
            store.delete(files.all()); // deleted meanwhile: nothing may stay behind
            throw DataSets.missing(id);
        }
        int[] kept = versions.current(dataSet).kept();
        Copies copies = Copies.among(traits, kept);
        return new Findings(
                copies, Advice.about(Arrays.stream(kept).mapToObj(traits::get).toList(), copies));
    }

    /**
     * What is worth knowing before training.
     *
     * @param advice sentences for a person
     */
    public record Findings(Copies copies, List<String> advice) {
        public Findings {
            advice = List.copyOf(advice);
        }
    }

    private static DataSet ready(DataSet dataSet) {
        if (!dataSet.isReady()) {
            throw new RefusedException(
                    "the data set \"%s\" is not ready".formatted(dataSet.name()),
                    "images are left out once the import has ended",
                    "wait for that, and answer what it asks");
        }
        return dataSet;
    }

    private DataSetVersion current(UUID id) {
        return versions.current(dataSets.known(id));
    }

    private DataSet change(UUID id, Collection<Integer> images, boolean isOut) throws IOException {
        DataSet dataSet = ready(access.changeable(dataSets.known(id)));
        DataSetVersion before = versions.current(dataSet);
        BitSet out = before.leftOutBits();
        for (int image : images) {
            out.set(checked(image, before.imported()), isOut);
        }
        if (out.equals(before.leftOutBits())) {
            return dataSet;
        }
        int left = before.imported() - out.cardinality();
        if (left < DataSet.LEAST_IMAGES) {
            throw new RefusedException(
                    "%s would be left".formatted(Wording.count(left, "image", "images")),
                    "a data set has at least " + DataSet.LEAST_IMAGES,
                    "leave out fewer, or delete the whole set");
        }
        DataSetFiles files = new DataSetFiles(id);
        Labels labels = new DataSetContents(store, files).labels();
        DataSetVersion now =
                new DataSetVersion(
                        hash(files, out, before.imported()),
                        left,
                        out.stream().boxed().toList(),
                        clock.instant());
        Boolean isDone =
                transaction.execute(status -> {
                    versions.keep(id, before);
                    versions.keep(id, now);
                    return versions.makeCurrent(
                            id, before.contentHash(), now, labels.without(out).counts());
                });
        if (!Boolean.TRUE.equals(isDone)) {
            throw new RefusedException(
                    "the data set \"%s\" was changed meanwhile".formatted(dataSet.name()),
                    "one change is made after the other",
                    "look at it and try again");
        }
        return dataSets.known(id);
    }

    private static int checked(int image, int imported) {
        if (image < 0 || image >= imported) {
            throw new RefusedException(
                    "there is no image %d".formatted(image),
                    "the data set has images 0 to %d".formatted(imported - 1),
                    "choose some of these");
        }
        return image;
    }

    private String hash(DataSetFiles files, BitSet out, int imported) throws IOException {
        MessageDigest digest = ImageIngest.sha256();
        try (BlobFile originals = BlobFile.open(store.open(files.originals()))) {
            for (int i = out.nextClearBit(0); i < imported; i = out.nextClearBit(i + 1)) {
                digest.update(originals.read(i));
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
