package loom.dataset;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import loom.engine.training.ImageDataset;
import org.jspecify.annotations.Nullable;

/**
 * The images of a data set at one size, ready to be read by training: unsigned bytes (N, S, S, C)
 * mapped into memory, so that the Java heap does not grow with the data set. Any thread may read.
 */
public final class PackedImages implements ImageDataset, AutoCloseable {
    /** One buffer maps at most 2 GiB; half of it leaves room for whole images. */
    private static final long CHUNK_BYTES = 1L << 30;

    private final int count;
    private final int imageSize;
    private final int channels;
    private final int imageBytes;
    private final int imagesPerChunk;
    private final int @Nullable [] kept;
    private final Labels labels;
    private final int[] imageClasses;
    private final int classes;
    private volatile List<MappedByteBuffer> chunks;

    PackedImages(FileChannel packed, int imageSize, int channels) throws IOException {
        this(packed, imageSize, channels, CHUNK_BYTES);
    }

    PackedImages(FileChannel packed, int imageSize, int channels, long chunkBytes)
            throws IOException {
        this.imageSize = imageSize;
        this.channels = channels;
        imageBytes = imageSize * imageSize * channels;
        imagesPerChunk = Math.toIntExact(Math.max(1, chunkBytes / imageBytes));
        if (packed.size() % imageBytes != 0) {
            throw new IOException(
                    "a packed file holds whole images of %d bytes, this one has %d bytes"
                            .formatted(imageBytes, packed.size()));
        }
        count = Math.toIntExact(packed.size() / imageBytes);
        kept = null;
        labels = Labels.missing(count);
        imageClasses = new int[0];
        classes = 0;
        chunks = map(packed);
    }

    /**
     * @param kept places in the packed file; null for all
     * @param labels of these
     */
    private PackedImages(PackedImages all, int @Nullable [] kept, Labels labels) {
        imageSize = all.imageSize;
        channels = all.channels;
        imageBytes = all.imageBytes;
        imagesPerChunk = all.imagesPerChunk;
        count = kept == null ? all.count : kept.length;
        this.kept = kept;
        this.labels = labels;
        imageClasses = labels.classes();
        classes = classesOfAll(labels.counts());
        chunks = all.chunks;
    }

    /** Those of the given numbers, in that order, of the same memory. */
    PackedImages only(int[] numbers) {
        int[] places = new int[numbers.length];
        for (int i = 0; i < places.length; i++) {
            places[i] = place(Objects.checkIndex(numbers[i], count));
        }
        return new PackedImages(this, places, labels.only(numbers));
    }

    /** The same images with their labels. */
    PackedImages with(Labels ofImages) {
        return new PackedImages(this, kept, ofImages);
    }

    /** Those that have a label, which a run needs that learns classes, of the same memory. */
    public PackedImages labelled() {
        return only(
                IntStream.range(0, count).filter(index -> labels.of(index).isPresent()).toArray());
    }

    /** 0 as long as an image has no label: see {@link #labelled}. */
    @Override
    public int classes() {
        return classes;
    }

    @Override
    public int label(int index) {
        Objects.checkIndex(index, count);
        if (classes == 0) {
            throw new IllegalStateException("these images have no classes");
        }
        return imageClasses[index];
    }

    @Override
    public int count() {
        return count;
    }

    @Override
    public int imageSize() {
        return imageSize;
    }

    @Override
    public int channels() {
        return channels;
    }

    @Override
    public void copyTo(int index, ByteBuffer target) {
        if (index < 0 || index >= count) {
            throw new IndexOutOfBoundsException("image " + index + " of " + count);
        }
        if (chunks.isEmpty()) {
            throw new IllegalStateException("the packed images were closed");
        }
        int place = place(index);
        MappedByteBuffer chunk = chunks.get(place / imagesPerChunk);
        int position = target.position();
        target.put(position, chunk, place % imagesPerChunk * imageBytes, imageBytes);
        target.position(position + imageBytes);
    }

    /** Lets go of the mapped memory; the collector returns it. */
    @Override
    public void close() {
        chunks = List.of();
    }

    private int place(int index) {
        return kept == null ? index : kept[index];
    }

    private int classesOfAll(List<LabelCount> counts) {
        boolean isEach = counts.stream().mapToInt(LabelCount::images).sum() == count;
        return isEach && ImageClass.canBe(counts.size()) ? counts.size() : 0;
    }

    private List<MappedByteBuffer> map(FileChannel packed) throws IOException {
        List<MappedByteBuffer> mapped = new ArrayList<>();
        for (long from = 0; from < packed.size(); from += (long) imagesPerChunk * imageBytes) {
            long length = Math.min((long) imagesPerChunk * imageBytes, packed.size() - from);
            mapped.add(packed.map(FileChannel.MapMode.READ_ONLY, from, length));
        }
        return List.copyOf(mapped);
    }
}
