package loom.dataset;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.ClosedChannelException;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * One file in a zip: unpacked if it may be an image, named if it may be an IDX file, else the
 * reason to leave it out.
 */
sealed interface ZipContent {
    /** Names with {@code ..} among the folders, absolute ones, and such with control characters. */
    Pattern UNSAFE =
            Pattern.compile(
                    "(.*[/\\\\])?\\.\\.([/\\\\].*)?|[/\\\\].*|[A-Za-z]:.*|.*\\p{Cntrl}.*",
                    Pattern.DOTALL);

    record Image(byte[] bytes) implements ZipContent {}

    /** An IDX file, or something packed with gzip: too large to be held in memory. */
    record Idx(long packedBytes) implements ZipContent {}

    record Rejected(String why) implements ZipContent {}

    static ZipContent of(ZipFile zip, ZipArchiveEntry entry, UploadLimits limits)
            throws ClosedChannelException {
        if (UNSAFE.matcher(entry.getName()).matches()) {
            return new Rejected("has an unsafe name: it points out of the zip's own folder");
        }
        if (entry.getGeneralPurposeBit().usesEncryption()) {
            return new Rejected("is protected by a password: zip the images again without one");
        }
        if (!zip.canReadEntryData(entry)) {
            return new Rejected("is packed in a way that is not read: zip the images again");
        }
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] start = in.readNBytes(ImageFormat.SIGNATURE_BYTES);
            if (IdxSource.mayBe(start)) {
                return new Idx(Math.max(0, entry.getCompressedSize()));
            }
            if (ImageFormat.of(start).isEmpty()) {
                return new Rejected(ImageFormat.describe(start));
            }
            return unpack(in, start, Math.max(0, entry.getCompressedSize()), limits);
        } catch (ClosedChannelException e) {
            throw e; // the reader was interrupted: that says nothing about the zip
        } catch (IOException | RuntimeException e) {
            // The unpacker indexes by numbers from the zip; a lie there is damage too.
            return new Rejected("cannot be unpacked: the zip is damaged there");
        }
    }

    /** The name without what would break a line of a report. */
    static String readable(String name) {
        return name.replaceAll("\\p{Cntrl}", "?");
    }

    /** Counts what really comes out: the sizes that a zip claims may be wrong. */
    private static ZipContent unpack(
            InputStream in, byte[] start, long packedBytes, UploadLimits limits)
            throws IOException {
        long plausible = Math.max(limits.freeBytes(), packedBytes * limits.ratio());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(start);
        byte[] part = new byte[1 << 16];
        for (int read; (read = in.read(part)) >= 0; ) {
            bytes.write(part, 0, read);
            if (bytes.size() > limits.entryBytes()) {
                return new Rejected(limits.tooLarge());
            }
            if (bytes.size() > plausible) {
                return new Rejected(
                        "unpacks to more than %d times its size, as no image does"
                                .formatted(limits.ratio()));
            }
        }
        return new Image(bytes.toByteArray());
    }
}
