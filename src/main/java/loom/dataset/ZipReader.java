package loom.dataset;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.util.Optional;
import loom.base.Refusal;
import loom.base.Wording;
import org.jspecify.annotations.Nullable;

/**
 * Shows a visitor the files in a zip; what operating systems add to zips is passed over in silence.
 * Names are only ever reported: nothing is unpacked to a path. For one zip.
 */
final class ZipReader {
    /** What a file takes in a zip at least, beside what is packed of it. */
    private static final int LEAST_HEADER_BYTES = 30;

    private final String name;
    private final String prefix;
    private final EntryReader entries;
    private final ContainerReader.Nested nested;
    private final UploadVisitor visitor;

    /**
     * @param prefix before the names of the files, as they are told
     */
    ZipReader(
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
    }

    Reading read(StoredFile file, UploadReader.Share share) throws IOException {
        try (FileChannel channel = file.open()) {
            ZipDirectory directory = ZipDirectory.of(channel);
            Sums sums = Sums.of(directory);
            Refusal refusal = refusal(sums, channel.size());
            if (refusal == null) {
                return readEntries(directory, channel, sums.files, share);
            }
            visitor.unreadable(name, refusal);
            return Reading.COMPLETED;
        } catch (DamagedZipException e) {
            return readDamaged(file, share);
        }
    }

    private @Nullable Refusal refusal(Sums sums, long size) {
        if (sums.files == 0) {
            return new Refusal(
                    "the zip \"" + name + "\" is empty",
                    "a zip holds the images of a data set, in folders or not",
                    "put images into it and upload it again");
        }
        if (sums.files > entries.limits().entries()) {
            return new Refusal(
                    "the zip \"%s\" holds %s files".formatted(name, Wording.number(sums.files)),
                    entries.limits().mostEntries(),
                    "split it into several zips and upload them as several data sets");
        }
        // Files that lie one behind the other take no more than the zip has. Where they take
        // more, they share bytes, and a few megabytes could be unpacked for as long as you like.
        return sums.packed > size
                ? new Refusal(
                        "the zip \"%s\" holds files that share their bytes".formatted(name),
                        "each file in a zip has bytes of its own",
                        "zip the images again")
                : null;
    }

    private Reading readDamaged(StoredFile file, UploadReader.Share share) throws IOException {
        DamagedZip zip = new DamagedZip(entries.limits(), () -> visitor.shouldStop(share.from()));
        Optional<Refusal> refusal = zip.refusal(file, name);
        if (refusal.isEmpty()) {
            return Reading.STOPPED;
        }
        visitor.unreadable(name, refusal.get());
        return Reading.COMPLETED;
    }

    private Reading readEntries(
            ZipDirectory directory, FileChannel channel, int files, UploadReader.Share share)
            throws IOException {
        try (ZipUnpacker unpacker = new ZipUnpacker(channel)) {
            Progress progress = new Progress(files, share);
            directory.forEach(entry -> {
                if (!isWanted(entry)) {
                    return true;
                }
                if (visitor.shouldStop(share.at(progress.done, files))
                        || read(entry, unpacker, progress.next()) == Reading.STOPPED) {
                    progress.reading = Reading.STOPPED;
                }
                return progress.reading == Reading.COMPLETED;
            });
            return progress.reading;
        }
    }

    private Reading read(ZipFileEntry entry, ZipUnpacker unpacker, UploadReader.Share share)
            throws IOException {
        String shown = prefix + EntryContent.readable(entry.name());
        EntryContent content = content(entry, shown, unpacker, share);
        return switch (content) {
            case EntryContent.Image image -> {
                visitor.file(shown, image.bytes());
                yield Reading.COMPLETED;
            }
            case EntryContent.Rejected rejected -> {
                visitor.rejected(shown, rejected.why());
                yield Reading.COMPLETED;
            }
            case EntryContent.Container container -> nested.read(shown, container, share);
            case EntryContent.Stopped stopped -> Reading.STOPPED;
        };
    }

    private EntryContent content(
            ZipFileEntry entry, String shown, ZipUnpacker unpacker, UploadReader.Share share)
            throws IOException {
        if (EntryContent.UNSAFE.matcher(entry.name()).matches()) {
            return new EntryContent.Rejected(
                    "has an unsafe name: it points out of the zip's own folder");
        }
        if (entry.isEncrypted()) {
            return new EntryContent.Rejected(
                    "is protected by a password: zip the images again without one");
        }
        if (!entry.isReadable()) {
            return new EntryContent.Rejected(
                    "is packed in a way that is not read: zip the images again");
        }
        if (entries.budget().isSpent()) {
            return new EntryContent.Rejected(entries.budget().reason());
        }
        try (InputStream in = unpacker.open(entry)) {
            return entries.read(
                    shown,
                    entry.packedBytes(),
                    entry.bytes(),
                    in,
                    () -> visitor.shouldStop(share.from()));
        } catch (ClosedChannelException e) {
            throw e; // the reader was interrupted: that says nothing about the zip
        } catch (ZipUnpacker.NoHeaderException e) {
            return new EntryContent.Rejected("cannot be unpacked: the zip is damaged there");
        }
    }

    private static boolean isWanted(ZipFileEntry entry) {
        return !entry.isFolder() && !SystemFiles.isAdded(entry.name());
    }

    private static final class Sums {
        /** More than any disk; sums of it do not overflow. */
        private static final long MOST = 1L << 60;

        private int files;
        private long packed;

        static Sums of(ZipDirectory directory) throws IOException {
            Sums sums = new Sums();
            directory.forEach(entry -> {
                sums.files += isWanted(entry) ? 1 : 0;
                sums.packed += LEAST_HEADER_BYTES + Math.clamp(entry.packedBytes(), 0, MOST);
                return sums.packed < MOST && sums.files < Integer.MAX_VALUE;
            });
            return sums;
        }
    }

    private static final class Progress {
        private final int files;
        private final UploadReader.Share share;
        private int done;
        private Reading reading = Reading.COMPLETED;

        Progress(int files, UploadReader.Share share) {
            this.files = files;
            this.share = share;
        }

        UploadReader.Share next() {
            return share.part(done++, files);
        }
    }
}
