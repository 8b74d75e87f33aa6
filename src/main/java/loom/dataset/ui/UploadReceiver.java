package loom.dataset.ui;

import com.vaadin.flow.server.streams.UploadEvent;
import com.vaadin.flow.server.streams.UploadHandler;
import java.io.IOException;
import java.io.InputStream;
import loom.dataset.DataSets;
import loom.dataset.UploadedFile;
import loom.storage.DiskFullException;
import loom.storage.StagedFile;

/** Streams uploads to disk, into the basket; what comes only in part is removed. */
final class UploadReceiver implements UploadHandler {
    private static final long serialVersionUID = 1L;

    private final transient DataSets dataSets;
    private final transient PendingUploads basket;

    UploadReceiver(DataSets dataSets, PendingUploads basket) {
        this.dataSets = dataSets;
        this.basket = basket;
    }

    @Override
    public void handleUploadRequest(UploadEvent event) throws IOException {
        basket.begin();
        try (InputStream in = event.getInputStream()) {
            receive(event.getFileName(), in, event.getFileSize());
        } finally {
            basket.end();
        }
    }

    /** No limit here: the disk is the limit, and images are checked one by one. */
    @Override
    public long getFileSizeMax() {
        return -1;
    }

    @Override
    public long getRequestSizeMax() {
        return -1;
    }

    @Override
    public long getFileCountMax() {
        return -1;
    }

    /**
     * @param promised bytes that the browser announced, or -1
     */
    void receive(String name, InputStream in, long promised) throws IOException {
        StagedFile staged = dataSets.stage();
        boolean isWhole = false;
        try {
            long bytes = dataSets.receive(in, staged, promised);
            isWhole = promised < 0 || bytes == promised;
            if (!isWhole) {
                throw new IOException(
                        "upload of %s ended after %d of %d bytes".formatted(name, bytes, promised));
            }
            basket.add(new UploadedFile(name, staged), bytes);
        } catch (DiskFullException e) {
            // Beside the file, the browser says no more than that the server refused it.
            basket.refused(e.refusal().sentence());
            throw e;
        } finally {
            if (!isWhole) {
                staged.close();
            }
        }
    }
}
