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

    UploadReader(ArtefactStore store, UploadLimits limits, boolean transposed) {
        this.store = store;
        this.limits = limits;
        idx = new IdxReader(limits, transposed);
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
        StoredFile file = StoredFile.of(store, upload);
        byte[] start;
        try (InputStream in = file.read()) {
            start = in.readNBytes(FileKind.HEAD_BYTES);
        }
        if (SystemFiles.isAdded(name)) {
            return Reading.COMPLETED;
        }
        if (ImageFormat.of(start).isEmpty()) {
            UnpackBudget budget = new UnpackBudget(limits.plausibleUpload(file.size()));
            return new ContainerReader(store, limits, idx, budget).read(name, file, share, visitor);
        }
        if (file.size() > limits.entryBytes()) {
            visitor.rejected(name, limits.tooLarge());
            return Reading.COMPLETED;
        }
        byte[] content;
        try (InputStream in = file.read()) {
            content = in.readAllBytes();
        } catch (OutOfMemoryError e) {
            visitor.rejected(name, FileFault.reason(name, e));
            return Reading.COMPLETED;
        }
        visitor.file(name, content);
        return Reading.COMPLETED;
    }

    /** The part of all progress that one upload is. */
    record Share(double from, double length) {
        double at(long done, long all) {
            return from + length * Math.min(done, all) / Math.max(1, all);
        }

        Share part(int index, int of) {
            return new Share(at(index, of), length / of);
        }
    }
}
