package loom.dataset;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.ClosedChannelException;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import loom.base.Refusal;
import loom.base.Wording;

/**
 * Says what is left of a zip that cannot be opened. Only to count images for a sentence, so it
 * unpacks no more than a zip of real images would.
 */
record DamagedZip(UploadLimits limits, BooleanSupplier shouldStop) {
    private static final int PART_BYTES = 1 << 16;

    /** What is unpacked between two questions whether to stop. */
    private static final int BYTES_BETWEEN_QUESTIONS = 1 << 20;

    /** Empty if the counting should stop. */
    Optional<Refusal> refusal(StoredFile upload, String name) throws IOException {
        Count count = new Count(Math.min(limits.totalBytes(), limits.plausible(upload.size())));
        try (InputStream file = new BufferedInputStream(upload.read())) {
            count.images(new ZipInputStream(file));
        } catch (ClosedChannelException e) {
            throw e; // the reader was interrupted: that says nothing about the zip
        } catch (IOException | IllegalArgumentException e) {
            count.end = End.DAMAGE;
        }
        return count.end == End.STOPPED
                ? Optional.empty()
                : Optional.of(
                        new Refusal(
                                "the zip \"%s\" is cut off or damaged: %s"
                                        .formatted(name, count.words()),
                                "a zip is read only if it is whole",
                                "upload it again; if that does not help, unpack it on your computer"
                                        + " and upload the images that open"));
    }

    private enum End {
        DAMAGE,
        LIMIT,
        STOPPED
    }

    private final class Count {
        private final long limit;
        private final byte[] part = new byte[PART_BYTES];
        private long unpacked;
        private long nextQuestion;
        private int images;
        private End end = End.DAMAGE;

        Count(long limit) {
            this.limit = limit;
        }

        void images(ZipInputStream zip) throws IOException {
            for (int entries = 0; entries < limits.entries(); entries++) {
                ZipEntry entry = zip.getNextEntry();
                if (entry == null) {
                    return;
                }
                byte[] start = zip.readNBytes(ImageFormat.SIGNATURE_BYTES);
                if (!unpack(zip)) {
                    return;
                }
                if (ImageFormat.of(start).isPresent() && !entry.isDirectory()) {
                    images++;
                }
            }
            end = End.LIMIT;
        }

        /** True if the entry was read to its end. */
        private boolean unpack(ZipInputStream zip) throws IOException {
            for (int read; (read = zip.read(part)) >= 0; unpacked += read) {
                if (unpacked > limit) {
                    end = End.LIMIT;
                    return false;
                }
                if (unpacked >= nextQuestion) {
                    if (shouldStop.getAsBoolean()) {
                        end = End.STOPPED;
                        return false;
                    }
                    nextQuestion = unpacked + BYTES_BETWEEN_QUESTIONS;
                }
            }
            return true;
        }

        String words() {
            String found = Wording.count(images, "image", "images");
            return end == End.LIMIT
                    ? "at least %s could be read, and it was followed no further than %s"
                            .formatted(found, Wording.bytes(Math.min(unpacked, limit)))
                    : found + " could be read before the damage";
        }
    }
}
