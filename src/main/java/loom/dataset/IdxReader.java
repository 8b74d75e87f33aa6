package loom.dataset;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import loom.base.Wording;

/** Shows a visitor the images, or the labels, of the IDX files of one upload. For one thread. */
final class IdxReader {
    private final UploadLimits limits;
    private long unpacked;

    IdxReader(UploadLimits limits) {
        this.limits = limits;
    }

    /**
     * @return false if the visitor ended the visit
     */
    boolean read(IdxSource source, UploadReader.Share share, UploadVisitor visitor)
            throws IOException {
        String name = source.name();
        if (unpacked > limits.totalBytes()) {
            visitor.rejected(
                    name,
                    "lies behind the first %s of the upload"
                            .formatted(Wording.bytes(limits.totalBytes())));
            return true;
        }
        switch (new IdxScan(limits).of(source)) {
            case IdxFinding.Other other -> visitor.rejected(name, other.reason());
            case IdxFinding.Unusable unusable -> visitor.unreadable(name, unusable.refusal());
            case IdxFinding.Labels labels -> readLabels(source, labels.header(), visitor);
            case IdxFinding.Images images -> {
                return readImages(source, images, share, visitor);
            }
        }
        return true;
    }

    private void readLabels(IdxSource source, IdxHeader header, UploadVisitor visitor)
            throws IOException {
        try (InputStream in = source.open()) {
            IdxHeader.read(in);
            byte[] values = exactly(in, Math.toIntExact(header.count()));
            visitor.labels(new IdxLabels(source.name(), values));
        }
    }

    private boolean readImages(
            IdxSource source,
            IdxFinding.Images images,
            UploadReader.Share share,
            UploadVisitor visitor)
            throws IOException {
        IdxHeader header = images.header();
        try (InputStream in = source.open()) {
            IdxHeader.read(in);
            for (int i = 0; i < images.found(); i++) {
                byte[] pixels = exactly(in, header.itemBytes());
                byte[] content = IdxImage.content(header, pixels);
                double progress = share.at(i, images.found());
                if (!visitor.idxImage(source.name(), content, progress)) {
                    return false;
                }
                unpacked += pixels.length;
            }
        }
        visitor.idxEnd(
                new IdxImages(
                        source.name(),
                        IdxRules.promise(header),
                        Math.toIntExact(header.count()),
                        images.found()));
        return true;
    }

    private static byte[] exactly(InputStream in, int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("an upload became shorter");
        }
        return bytes;
    }
}
