package loom.dataset;

import java.io.IOException;
import java.io.InputStream;
import java.util.BitSet;
import java.util.Optional;
import loom.storage.ArtefactStore;

/** Reads what is kept of one data set. */
record DataSetContents(ArtefactStore store, DataSetFiles files) {
    /** Empty if there is no image of that number. */
    Optional<byte[]> thumbnail(int index) throws IOException {
        if (!store.exists(files.thumbnails())) {
            return Optional.empty();
        }
        try (BlobFile thumbnails = BlobFile.open(store.open(files.thumbnails()))) {
            return index >= 0 && index < thumbnails.count()
                    ? Optional.of(thumbnails.read(index))
                    : Optional.empty();
        }
    }

    /** The images that are the same as an earlier one; none if nobody looked. */
    BitSet repeats() throws IOException {
        if (!store.exists(files.hashes())) {
            return new BitSet();
        }
        try (InputStream in = store.read(files.hashes())) {
            return ImageHashes.read(in.readAllBytes()).repeats();
        }
    }

    Labels labels() throws IOException {
        if (!store.exists(files.labels())) {
            return Labels.NONE;
        }
        try (InputStream in = store.read(files.labels())) {
            return Labels.read(in.readAllBytes());
        }
    }
}
