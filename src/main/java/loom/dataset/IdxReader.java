package loom.dataset;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import loom.base.Wording;

/** Shows a visitor the images, or the labels, of the IDX files of one upload. For one thread. */
final class IdxReader {
    private final UploadLimits limits;
    private final boolean transposed;
    private long unpacked;

    IdxReader(UploadLimits limits) {
        this(limits, false);
    }

    /**
     * @param transposed true if images lie column by column, as those of EMNIST do
     */
    IdxReader(UploadLimits limits, boolean transposed) {
        this.limits = limits;
        this.transposed = transposed;
    }

    Reading read(FileSource source, UploadReader.Share share, UploadVisitor visitor)
            throws IOException {
        String name = source.name();
        if (unpacked > limits.totalBytes()) {
            visitor.rejected(
                    name,
                    "lies behind the first %s of the upload"
                            .formatted(Wording.bytes(limits.totalBytes())));
            return Reading.COMPLETED;
        }
        IdxScan scan = new IdxScan(limits, () -> visitor.shouldStop(share.from()));
        switch (scan.of(source)) {
            case IdxFinding.Stopped stopped -> {
                return Reading.STOPPED;
            }
            case IdxFinding.Other other -> visitor.rejected(name, other.reason());
            case IdxFinding.Unusable unusable -> visitor.unreadable(name, unusable.refusal());
            case IdxFinding.Labels labels -> readLabels(source, labels.header(), visitor);
            case IdxFinding.Images images -> {
                return readImages(source, images, share, visitor);
            }
        }
        return Reading.COMPLETED;
    }

    private void readLabels(FileSource source, IdxHeader header, UploadVisitor visitor)
            throws IOException {
        try (InputStream in = source.open()) {
            IdxHeader.read(in);
            byte[] values = exactly(in, Math.toIntExact(header.count()));
            visitor.labels(new IdxLabels(source.name(), values));
        }
    }

    private Reading readImages(
            FileSource source,
            IdxFinding.Images images,
            UploadReader.Share share,
            UploadVisitor visitor)
            throws IOException {
        IdxHeader header = images.header();
        try (InputStream in = source.open()) {
            IdxHeader.read(in);
            for (int i = 0; i < images.found(); i++) {
                if (visitor.shouldStop(share.at(i, images.found()))) {
                    return Reading.STOPPED;
                }
                byte[] pixels = exactly(in, header.itemBytes());
                visitor.idxImage(
                        source.name(),
                        transposed
                                ? IdxImage.content(
                                        header.transposed(), IdxImage.transposed(header, pixels))
                                : IdxImage.content(header, pixels));
                unpacked += pixels.length;
            }
        }
        visitor.idxEnd(
                new IdxImages(
                        source.name(),
                        IdxRules.promise(transposed ? header.transposed() : header),
                        Math.toIntExact(header.count()),
                        images.found()));
        return Reading.COMPLETED;
    }

    private static byte[] exactly(InputStream in, int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("an upload became shorter");
        }
        return bytes;
    }
}
