package loom.dataset;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import loom.storage.ArtefactName;
import loom.storage.ArtefactStore;

/**
 * Goes through uploaded files and shows a visitor every one, those in zips too, and every image of
 * IDX files. For one upload.
 */
final class UploadReader {
    private final ArtefactStore store;
    private final UploadLimits limits;
    private final IdxReader idx;

    UploadReader(ArtefactStore store, UploadLimits limits) {
        this.store = store;
        this.limits = limits;
        idx = new IdxReader(limits);
    }

    /**
     * @param names of the uploaded files, as their owner calls them
     */
    Reading read(DataSetFiles files, List<String> names, UploadVisitor visitor) throws IOException {
        for (int i = 0; i < names.size(); i++) {
            Share share = new Share((double) i / names.size(), 1.0 / names.size());
            if (visitor.shouldStop(share.from())
                    || readUpload(files.upload(i), names.get(i), share, visitor)
                            == Reading.STOPPED) {
                return Reading.STOPPED;
            }
        }
        return Reading.COMPLETED;
    }

    private Reading readUpload(ArtefactName upload, String name, Share share, UploadVisitor visitor)
            throws IOException {
        byte[] start;
        try (InputStream in = store.read(upload)) {
            start = in.readNBytes(ImageFormat.SIGNATURE_BYTES);
        }
        if (ImageFormat.isZip(start)) {
            return new ZipReader(store, limits, idx).read(upload, name, share, visitor);
        }
        if (ZipReader.isAddedBySystem(name)) {
            return Reading.COMPLETED;
        }
        if (IdxSource.mayBe(start)) {
            IdxSource.Opening opening = () -> store.read(upload);
            return idx.read(new IdxSource(name, store.size(upload), opening), share, visitor);
        }
        if (ImageFormat.of(start).isEmpty()) {
            visitor.rejected(name, ImageFormat.describe(start));
            return Reading.COMPLETED;
        }
        if (store.size(upload) > limits.entryBytes()) {
            visitor.rejected(name, limits.tooLarge());
            return Reading.COMPLETED;
        }
        try (InputStream in = store.read(upload)) {
            visitor.file(name, in.readAllBytes());
        }
        return Reading.COMPLETED;
    }

    /** The part of all progress that one upload is. */
    record Share(double from, double length) {
        double at(int done, int all) {
            return from + length * done / all;
        }

        Share part(int index, int of) {
            return new Share(at(index, of), length / of);
        }
    }
}
