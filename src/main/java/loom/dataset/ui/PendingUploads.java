package loom.dataset.ui;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import loom.dataset.UploadedFile;

/**
 * The files that a page has received and not yet made a data set of. Used by the threads that
 * receive files and by the page.
 */
final class PendingUploads {
    /** How full it is. */
    record Filling(int files, long bytes, int arriving, boolean complete) {
        boolean isUsable() {
            return files > 0 && arriving == 0 && complete;
        }
    }

    private final List<UploadedFile> files = new ArrayList<>();
    private final List<Long> sizes = new ArrayList<>();
    private int arriving;
    private boolean complete;
    private boolean open = true;

    synchronized void begin() {
        arriving++;
        complete = false;
    }

    synchronized void end() {
        arriving--;
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
        return new Filling(files.size(), bytes, arriving, complete);
    }

    /** Forgets the files, which belong to a data set now. */
    synchronized void handedOver() {
        files.clear();
        sizes.clear();
    }

    synchronized void clear() {
        files.forEach(PendingUploads::discard);
        handedOver();
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
