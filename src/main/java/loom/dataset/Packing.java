package loom.dataset;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import loom.storage.ArtefactName;
import loom.storage.ArtefactStore;
import loom.storage.Reserve;
import org.springframework.stereotype.Component;

/** Prepares data sets for training, once for each size that is asked for. */
@Component
class Packing {
    static final int SMALLEST_SIZE = 8;
    static final int LARGEST_SIZE = 1024;

    private final ArtefactStore store;
    private final Reserve reserve;

    Packing(ArtefactStore store, Reserve reserve) {
        this.store = store;
        this.reserve = reserve;
    }

    PackedImages open(DataSet dataSet, int imageSize, int channels) throws IOException {
        if (imageSize < SMALLEST_SIZE || imageSize > LARGEST_SIZE) {
            throw new IllegalArgumentException(
                    "image size must be %d to %d pixels, was %d"
                            .formatted(SMALLEST_SIZE, LARGEST_SIZE, imageSize));
        }
        if (channels != 1 && channels != 3) {
            throw new IllegalArgumentException(
                    "channels must be 1 (grey) or 3 (RGB), was " + channels);
        }
        ArtefactName packed = new DataSetFiles(dataSet.id()).packed(imageSize, channels);
        prepare(dataSet, imageSize, channels, packed);
        try (FileChannel channel = store.open(packed)) { // a mapping outlives its channel
            return new PackedImages(channel, imageSize, channels);
        }
    }

    /** One at a time: each uses all processors, and two of the same would do the work twice. */
    private synchronized void prepare(
            DataSet dataSet, int imageSize, int channels, ArtefactName packed) throws IOException {
        if (store.exists(packed)) {
            return;
        }
        DataSetFiles files = new DataSetFiles(dataSet.id());
        // Thumbnails are lossless squares already: two of their pixels for one are as good as all.
        boolean isSmall = 2 * imageSize <= ImageCheck.THUMBNAIL_SIZE;
        ArtefactName source = isSmall ? files.thumbnails() : files.originals();
        try (BlobFile images = BlobFile.open(store.open(source))) {
            long bytes = (long) images.count() * imageSize * imageSize * channels;
            reserve.check("preparing the images", bytes);
            store.write(packed, out -> pack(images, dataSet, imageSize, channels, out));
        }
    }

    private static void pack(
            BlobFile images, DataSet dataSet, int imageSize, int channels, OutputStream out)
            throws IOException {
        try (OrderedParallel<byte[]> work = new OrderedParallel<>(out::write)) {
            for (int i = 0; i < images.count(); i++) {
                byte[] image = images.read(i);
                work.submit(
                        ImageDecoder.memoryFor(image),
                        () -> SquareImage.of(image, dataSet.settings(), imageSize).bytes(channels));
            }
            work.finish();
        }
    }
}
