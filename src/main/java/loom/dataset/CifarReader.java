package loom.dataset;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import loom.base.Refusal;
import loom.base.Wording;

/** Shows a visitor the images and the labels of a file of CIFAR's binary version. */
record CifarReader(UploadLimits limits) {
    Reading read(
            String name,
            StoredFile file,
            CifarFormat format,
            UploadReader.Share share,
            UploadVisitor visitor)
            throws IOException {
        long records = file.size() / format.recordBytes();
        if (records == 0 || file.size() % format.recordBytes() != 0 || records > limits.entries()) {
            visitor.unreadable(name, wrongSize(name, file.size(), format));
            return Reading.COMPLETED;
        }
        int count = Math.toIntExact(records);
        IdxHeader header =
                new IdxHeader(
                        IdxHeader.UNSIGNED_BYTE,
                        List.of(records, (long) CifarFormat.SIDE, (long) CifarFormat.SIDE, 3L));
        byte[] labels = new byte[count];
        try (InputStream in = file.read()) {
            for (int i = 0; i < count; i++) {
                if (visitor.shouldStop(share.at(i, count))) {
                    return Reading.STOPPED;
                }
                byte[] bytes = in.readNBytes(format.recordBytes());
                labels[i] = bytes[format.labels() - 1];
                visitor.idxImage(name, IdxImage.content(header, together(bytes, format.labels())));
            }
        }
        visitor.labels(new IdxLabels(name, labels));
        visitor.idxEnd(new IdxImages(name, IdxRules.promise(header), count, count));
        return Reading.COMPLETED;
    }

    /** The channels of a pixel side by side. */
    private static byte[] together(byte[] bytes, int labels) {
        byte[] pixels = new byte[3 * CifarFormat.PLANE];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = bytes[labels + i % 3 * CifarFormat.PLANE + i / 3];
        }
        return pixels;
    }

    private Refusal wrongSize(String name, long bytes, CifarFormat format) {
        return new Refusal(
                "\"%s\" has the name of a CIFAR file and %s bytes"
                        .formatted(name, Wording.number(bytes)),
                "CIFAR's binary version holds images of %s bytes each, %s"
                        .formatted(Wording.number(format.recordBytes()), limits.mostEntries()),
                "download it again, or give the file another name if it is none");
    }
}
