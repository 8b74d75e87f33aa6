package loom.dataset;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.ClosedChannelException;
import loom.storage.ArtefactStore;
import loom.storage.StagedFile;

/**
 * Opens what holds images: archives, and archives that lie in archives, one level deep; IDX files,
 * arrays, CIFAR's files. For one upload.
 */
final class ContainerReader {
    private static final int DEEPEST = 1;
    private static final String TOO_DEEP =
            "is an archive in an archive in an archive: unpack it and add its images";

    /** Reads an archive or an array that lay in an archive. */
    @FunctionalInterface
    interface Nested {
        /**
         * @param name with those of the archives around it
         */
        Reading read(String name, EntryContent.Container container, UploadReader.Share share)
                throws IOException;
    }

    private final UploadLimits limits;
    private final IdxReader idx;
    private final EntryReader entries;

    ContainerReader(ArtefactStore store, UploadLimits limits, IdxReader idx, UnpackBudget budget) {
        this.limits = limits;
        this.idx = idx;
        entries = new EntryReader(store, limits, budget);
    }

    /** Shows what is in an upload that is no image. */
    Reading read(String name, StoredFile file, UploadReader.Share share, UploadVisitor visitor)
            throws IOException {
        return read(name, file, 0, share, visitor);
    }

    private Reading read(
            String name,
            StoredFile file,
            int depth,
            UploadReader.Share share,
            UploadVisitor visitor)
            throws IOException {
        byte[] head;
        try (InputStream in = file.read()) {
            head = in.readNBytes(FileKind.HEAD_BYTES);
        }
        FileSource source = new FileSource(name, file.size(), file::read);
        byte[] unpacked = FileSource.isGzip(head) ? unpackedHead(source) : head;
        CifarFormat cifar = CifarFormat.of(name);
        boolean isZip = ImageFormat.isZip(head);
        if (isZip || FileKind.isTar(unpacked)) {
            if (depth > DEEPEST) {
                visitor.rejected(name, TOO_DEEP);
                return Reading.COMPLETED;
            }
            return isZip
                    ? readZip(name, file, depth, share, visitor)
                    : tar(name, depth, visitor).read(source, share);
        }
        if (NpyHeader.begins(unpacked)) {
            return new NpyReader(limits).read(source, share, visitor);
        }
        if (cifar != null) {
            return new CifarReader(limits).read(name, file, cifar, share, visitor);
        }
        if (FileSource.mayBe(head)) {
            return idx.read(source, share, visitor);
        }
        visitor.rejected(name, FileKind.describe(head));
        return Reading.COMPLETED;
    }

    private Reading readZip(
            String name,
            StoredFile file,
            int depth,
            UploadReader.Share share,
            UploadVisitor visitor)
            throws IOException {
        Nested nested =
                (inner, container, part) -> readNested(inner, container, depth, part, visitor);
        return new ZipReader(name, prefix(name, depth), entries, nested, visitor).read(file, share);
    }

    private TarReader tar(String name, int depth, UploadVisitor visitor) {
        Nested nested =
                (inner, container, part) -> readNested(inner, container, depth, part, visitor);
        return new TarReader(name, prefix(name, depth), entries, nested, visitor);
    }

    private Reading readNested(
            String name,
            EntryContent.Container container,
            int depth,
            UploadReader.Share share,
            UploadVisitor visitor)
            throws IOException {
        try (StagedFile file = container.file()) {
            return read(name, StoredFile.of(file), depth + 1, share, visitor);
        }
    }

    /** What lies in an upload has its own name; what lies deeper is told with its archive's. */
    private static String prefix(String name, int depth) {
        return depth == 0 ? "" : name + "/";
    }

    private static byte[] unpackedHead(FileSource source) throws IOException {
        try (InputStream in = source.open()) {
            return in.readNBytes(FileKind.HEAD_BYTES);
        } catch (ClosedChannelException e) {
            throw e; // the reader was interrupted: that says nothing about the file
        } catch (IOException e) {
            return new byte[0]; // whoever reads it in earnest says what is wrong
        }
    }
}
