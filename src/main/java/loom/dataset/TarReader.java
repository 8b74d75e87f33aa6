package loom.dataset;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.ClosedChannelException;
import java.util.function.BooleanSupplier;
import loom.base.Wording;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Shows a visitor the files in a tar, plain or packed with gzip, as they come by. For one tar.
 *
 * <p>In a WebDataset, the files of one sample follow each other and share the name up to the first
 * dot: {@code 0017.jpg, 0017.cls}. The number in {@code .cls} is the label.
 */
final class TarReader {
    /** Of one header with its long names; the library holds these in memory. */
    private static final int MOST_HEADER_BYTES = 1 << 20;

    private static final int MOST_LABEL_BYTES = 16;
    private static final int PART_BYTES = 1 << 16;

    private final String name;
    private final String prefix;
    private final EntryReader entries;
    private final ContainerReader.Nested nested;
    private final UploadVisitor visitor;
    private final TarSample sample;
    private int files;

    /**
     * @param prefix before the names of the files, as they are told
     */
    TarReader(
            String name,
            String prefix,
            EntryReader entries,
            ContainerReader.Nested nested,
            UploadVisitor visitor) {
        this.name = name;
        this.prefix = prefix;
        this.entries = entries;
        this.nested = nested;
        this.visitor = visitor;
        sample = new TarSample(visitor);
    }

    Reading read(FileSource source, UploadReader.Share share) throws IOException {
        UploadReader.Share part = new UploadReader.Share(share.from(), 0);
        try (MeteredInput packed = new MeteredInput(source.opening().open());
                MeteredInput unpacked = new MeteredInput(buffered(source, packed));
                TarArchiveInputStream tar = new TarArchiveInputStream(unpacked)) {
            BooleanSupplier shouldStop =
                    () -> visitor.shouldStop(share.at(packed.bytes(), source.packedBytes()));
            for (TarArchiveEntry entry = next(tar, unpacked);
                    entry != null;
                    entry = next(tar, unpacked), files++) {
                if (shouldStop.getAsBoolean()) {
                    return Reading.STOPPED;
                }
                boolean isWanted = entry.isFile() && !SystemFiles.isAdded(entry.getName());
                if (isWanted && read(entry, tar, part, shouldStop) == Reading.STOPPED) {
                    return Reading.STOPPED;
                }
                drain(tar);
                String objection = objection();
                if (!objection.isEmpty()) {
                    return ended(objection);
                }
            }
        } catch (ClosedChannelException e) {
            throw e; // the reader was interrupted: that says nothing about the tar
        } catch (PackedInput.DamageException | CutOff e) {
            return ended(
                    "is cut off or damaged behind its first %s: what came before was read; upload it again to have all"
                            .formatted(Wording.count(files, "file", "files")));
        }
        sample.end();
        return Reading.COMPLETED;
    }

    private InputStream buffered(FileSource source, InputStream packed) throws IOException {
        FileSource same = new FileSource(name, source.packedBytes(), () -> packed);
        return new BufferedInputStream(new PackedInput(same.open()), PART_BYTES);
    }

    /** Why no more of it is read; empty if more is. */
    private String objection() {
        if (entries.budget().isSpent()) {
            return "goes on: what comes now " + entries.budget().reason();
        }
        return files >= entries.limits().entries()
                ? "holds more files: " + entries.limits().mostEntries()
                : "";
    }

    private Reading ended(String why) throws IOException {
        sample.end();
        visitor.rejected(name, why);
        return Reading.COMPLETED;
    }

    private static @Nullable TarArchiveEntry next(TarArchiveInputStream tar, MeteredInput unpacked)
            throws IOException {
        unpacked.allow(MOST_HEADER_BYTES);
        try {
            return tar.getNextEntry();
        } catch (ClosedChannelException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw new CutOff(e);
        } finally {
            unpacked.allow(Long.MAX_VALUE);
        }
    }

    private Reading read(
            TarArchiveEntry entry,
            InputStream in,
            UploadReader.Share share,
            BooleanSupplier shouldStop)
            throws IOException {
        String file = entry.getName();
        String readable = prefix + EntryContent.readable(file);
        if (EntryContent.UNSAFE.matcher(file).matches()) {
            visitor.rejected(
                    readable, "has an unsafe name: it points out of the archive's own folder");
            return Reading.COMPLETED;
        }
        if (entry.isSparse()) {
            visitor.rejected(readable, "has holes in it, which are not read: pack it again");
            return Reading.COMPLETED;
        }
        sample.begin(file);
        if (TarSample.isLabel(file) && entry.getSize() <= MOST_LABEL_BYTES) {
            sample.label(readable, in.readNBytes(MOST_LABEL_BYTES));
            return Reading.COMPLETED;
        }
        EntryContent content =
                entries.read(readable, entry.getSize(), entry.getSize(), in, shouldStop);
        return switch (content) {
            case EntryContent.Image image -> {
                sample.image(readable, image.bytes());
                yield Reading.COMPLETED;
            }
            case EntryContent.Rejected rejected -> {
                visitor.rejected(readable, rejected.why());
                yield Reading.COMPLETED;
            }
            case EntryContent.Container container -> nested.read(readable, container, share);
            case EntryContent.Stopped stopped -> Reading.STOPPED;
        };
    }

    /** Goes past what was not wanted of a file: unpacking that costs time, too. */
    private void drain(TarArchiveInputStream tar) throws IOException {
        byte[] part = new byte[PART_BYTES];
        try {
            for (int read; !entries.budget().isSpent() && (read = tar.read(part)) >= 0; ) {
                entries.budget().spend(read);
            }
        } catch (ClosedChannelException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw new CutOff(e);
        }
    }

    private static final class CutOff extends IOException {
        private static final long serialVersionUID = 1L;

        CutOff(Exception cause) {
            super("cut off", cause);
        }
    }
}
