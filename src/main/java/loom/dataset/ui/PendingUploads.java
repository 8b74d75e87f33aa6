package loom.dataset.ui;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import loom.dataset.UploadedFile;
import org.jspecify.annotations.Nullable;

/**
 * The files that a page has received and not yet made a data set of. Used by the threads that
 * receive files and by the page.
 */
final class PendingUploads {
    /**
     * How full it is.
     *
     * @param refusal why the last file was not taken; null if it was
     */
    record Filling(
            int files, long bytes, int arriving, boolean complete, @Nullable String refusal) {
        boolean isUsable() {
            return files > 0 && arriving == 0 && complete;
        }
    }

    private final List<UploadedFile> files = new ArrayList<>();
    private final List<Long> sizes = new ArrayList<>();
    private int arriving;
    private boolean complete;
    private boolean open = true;
    private @Nullable String refusal;

    synchronized void begin() {
        arriving++;
        complete = false;
        refusal = null;
    }

    synchronized void end() {
        arriving--;
    }

    synchronized void refused(String sentence) {
        refusal = sentence;
    }

    /** All files that the person chose have come, or failed. */
    synchronized void complete() {
        complete = true;
    }

    /** Takes a file over; throws it away if the person has left the page. */
    synchronized void add(UploadedFile file, long bytes) throws IOException {
        if (open) {
            files.add(file);
            sizes.add(bytes);
        } else {
            file.content().close();
        }
    }

    synchronized void remove(String name) {
        for (int i = files.size() - 1; i >= 0; i--) {
            if (files.get(i).name().equals(name)) {
                discard(files.remove(i));
                sizes.remove(i);
                return;
            }
        }
    }

    synchronized List<UploadedFile> files() {
        return List.copyOf(files);
    }

    synchronized Filling filling() {
        long bytes = sizes.stream().mapToLong(Long::longValue).sum();
        return new Filling(files.size(), bytes, arriving, complete, refusal);
    }

    /** Forgets the files, which belong to a data set now. */
    synchronized void handedOver() {
        files.clear();
        sizes.clear();
    }

    synchronized void clear() {
        files.forEach(PendingUploads::discard);
        handedOver();
        refusal = null;
    }

    synchronized void close() {
        open = false;
        clear();
    }

    synchronized void reopen() {
        open = true;
    }

    private static void discard(UploadedFile file) {
        try {
            file.content().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
