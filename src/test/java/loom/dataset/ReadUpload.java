package loom.dataset;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import loom.base.Refusal;
import loom.storage.ArtefactStore;

/** Reads one upload as an import does, and remembers what it was shown. */
final class ReadUpload implements UploadVisitor {
    final Map<String, byte[]> files = new LinkedHashMap<>();
    final Map<String, Integer> fileLabels = new LinkedHashMap<>();
    final List<byte[]> images = new ArrayList<>();
    final List<IdxImages> ends = new ArrayList<>();
    final List<IdxLabels> labels = new ArrayList<>();
    final Map<String, String> rejected = new LinkedHashMap<>();
    final List<String> unreadable = new ArrayList<>();

    static ReadUpload of(Path home, String name, byte[] content) throws IOException {
        return of(home, name, content, UploadLimits.DEFAULT);
    }

    static ReadUpload of(Path home, String name, byte[] content, UploadLimits limits)
            throws IOException {
        ArtefactStore store = new ArtefactStore(home, Clock.systemUTC());
        DataSetFiles files = new DataSetFiles(UUID.randomUUID());
        store.write(files.upload(0), out -> out.write(content));
        ReadUpload seen = new ReadUpload();
        new UploadReader(store, limits, false).read(files, List.of(name), seen);
        return seen;
    }

    @Override
    public boolean shouldStop(double progress) {
        if (!(progress >= 0 && progress <= 1)) {
            throw new AssertionError("a progress of " + progress);
        }
        return false;
    }

    @Override
    public void file(String name, byte[] content) {
        files.put(name, content);
    }

    @Override
    public void labelled(String name, byte[] content, int label) {
        files.put(name, content);
        fileLabels.put(name, label);
    }

    @Override
    public void idxImage(String file, byte[] content) {
        images.add(content);
    }

    @Override
    public void idxEnd(IdxImages found) {
        ends.add(found);
    }

    @Override
    public void labels(IdxLabels found) {
        labels.add(found);
    }

    @Override
    public void rejected(String name, String reason) {
        rejected.put(name, reason);
    }

    @Override
    public void unreadable(String name, Refusal refusal) {
        unreadable.add(refusal.sentence());
    }
}
