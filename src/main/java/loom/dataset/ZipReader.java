package loom.dataset;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import loom.base.Refusal;
import loom.base.Wording;
import loom.storage.ArtefactName;
import loom.storage.ArtefactStore;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * Shows a visitor the files in a zip; what operating systems add to zips is passed over in silence.
 * Names are only ever reported: nothing is unpacked to a path.
 */
final class ZipReader {
    private static final Set<String> ADDED_BY_SYSTEMS =
            Set.of(".ds_store", "thumbs.db", "desktop.ini");

    private final ArtefactStore store;
    private final UploadLimits limits;
    private final IdxReader idx;

    ZipReader(ArtefactStore store, UploadLimits limits, IdxReader idx) {
        this.store = store;
        this.limits = limits;
        this.idx = idx;
    }

    Reading read(ArtefactName upload, String name, UploadReader.Share share, UploadVisitor visitor)
            throws IOException {
        try (ZipFile zip = open(upload)) {
            List<ZipArchiveEntry> entries =
                    Collections.list(zip.getEntriesInPhysicalOrder()).stream()
                            .filter(entry -> !entry.isDirectory())
                            .filter(entry -> !isAddedBySystem(entry.getName()))
                            .toList();
            Refusal refusal = refusal(name, entries);
            if (refusal == null) {
                return readEntries(zip, entries, share, visitor);
            }
            visitor.unreadable(name, refusal);
        } catch (DamagedZipException e) {
            return readDamaged(upload, name, share, visitor);
        }
        return Reading.COMPLETED;
    }

    static boolean isAddedBySystem(String name) {
        String path = "/" + name.replace('\\', '/').toLowerCase(Locale.ROOT);
        String last = path.substring(path.lastIndexOf('/') + 1);
        return path.contains("/__macosx/")
                || last.startsWith("._")
                || ADDED_BY_SYSTEMS.contains(last);
    }

    private ZipFile open(ArtefactName upload) throws IOException {
        var channel = store.open(upload);
        try {
            return ZipFile.builder()
                    .setSeekableByteChannel(channel)
                    .setIgnoreLocalFileHeader(true)
                    .get();
        } catch (ClosedChannelException e) {
            throw e; // the reader was interrupted: that says nothing about the zip
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw new DamagedZipException(e); // its directory, at the very end, cannot be read
        }
    }

    private @Nullable Refusal refusal(String name, List<ZipArchiveEntry> entries) {
        if (entries.isEmpty()) {
            return new Refusal(
                    "the zip \"" + name + "\" is empty",
                    "a zip holds the images of a data set, in folders or not",
                    "put images into it and upload it again");
        }
        if (entries.size() > limits.entries()) {
            return new Refusal(
                    "the zip \"%s\" holds %s files".formatted(name, Wording.number(entries.size())),
                    "up to %s are read".formatted(Wording.number(limits.entries())),
                    "split it into several zips and upload them as several data sets");
        }
        long total = entries.stream().mapToLong(entry -> Math.max(0, entry.getSize())).sum();
        return total > limits.totalBytes() || total < 0 ? tooMuch(name) : null;
    }

    private Refusal tooMuch(String name) {
        return new Refusal(
                "the zip \"" + name + "\" unpacks to too much",
                "up to " + Wording.bytes(limits.totalBytes()) + " are unpacked",
                "make the images smaller, or split the zip");
    }

    private Reading readDamaged(
            ArtefactName upload, String name, UploadReader.Share share, UploadVisitor visitor)
            throws IOException {
        DamagedZip zip = new DamagedZip(store, limits, () -> visitor.shouldStop(share.from()));
        Optional<Refusal> refusal = zip.refusal(upload, name);
        if (refusal.isEmpty()) {
            return Reading.STOPPED;
        }
        visitor.unreadable(name, refusal.get());
        return Reading.COMPLETED;
    }

    private Reading readEntries(
            ZipFile zip,
            List<ZipArchiveEntry> entries,
            UploadReader.Share share,
            UploadVisitor visitor)
            throws IOException {
        long unpacked = 0;
        for (int i = 0; i < entries.size(); i++) {
            if (visitor.shouldStop(share.at(i, entries.size()))) {
                return Reading.STOPPED;
            }
            ZipArchiveEntry entry = entries.get(i);
            String name = entry.getName();
            ZipContent content =
                    unpacked > limits.totalBytes()
                            ? new ZipContent.Rejected(
                                    "lies behind the first %s of the zip"
                                            .formatted(Wording.bytes(limits.totalBytes())))
                            : ZipContent.of(zip, entry, limits);
            switch (content) {
                case ZipContent.Rejected rejected ->
                        visitor.rejected(ZipContent.readable(name), rejected.why());
                case ZipContent.Idx packed -> {
                    IdxSource source =
                            new IdxSource(
                                    ZipContent.readable(name),
                                    packed.packedBytes(),
                                    () -> zip.getInputStream(entry));
                    if (idx.read(source, share.part(i, entries.size()), visitor)
                            == Reading.STOPPED) {
                        return Reading.STOPPED;
                    }
                }
                case ZipContent.Image image -> {
                    unpacked += image.bytes().length;
                    visitor.file(name, image.bytes());
                }
            }
        }
        return Reading.COMPLETED;
    }
}
