package loom.dataset;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.function.BooleanSupplier;
import loom.storage.ArtefactStore;
import loom.storage.StagedFile;

/** Takes single files out of archives, as far as their upload makes that plausible. */
record EntryReader(ArtefactStore store, UploadLimits limits, UnpackBudget budget) {
    private static final int PART_BYTES = 1 << 16;

    /** What is written between two questions whether to stop. */
    private static final int BYTES_BETWEEN_QUESTIONS = 1 << 20;

    /**
     * @param packedBytes what it takes in its archive
     * @param claimedBytes what its archive says that it unpacks to; nothing hangs on it but speed
     * @param packed begins with it and ends with it
     */
    EntryContent read(
            String name,
            long packedBytes,
            long claimedBytes,
            InputStream packed,
            BooleanSupplier shouldStop)
            throws IOException {
        long most = limits.plausible(packedBytes);
        InputStream in = new PackedInput(packed);
        try {
            byte[] head = in.readNBytes(FileKind.HEAD_BYTES);
            budget.spend(head.length);
            if (ImageFormat.of(head).isPresent()) {
                return image(head, in, Math.min(claimedBytes, most), most);
            }
            if (!FileKind.holdsImages(name, head)) {
                return new EntryContent.Rejected(FileKind.describe(head));
            }
            return container(head, in, most, shouldStop);
        } catch (ClosedChannelException e) {
            throw e; // the reader was interrupted: that says nothing about the archive
        } catch (PackedInput.DamageException | RuntimeException e) {
            // The unpacker indexes by numbers from the archive; a lie there is damage too.
            return new EntryContent.Rejected("cannot be unpacked: the archive is damaged there");
        } catch (OutOfMemoryError e) {
            return new EntryContent.Rejected(FileFault.reason(name, e));
        }
    }

    private EntryContent image(byte[] head, InputStream in, long expected, long most)
            throws IOException {
        byte[] bytes = Arrays.copyOf(head, (int) Math.clamp(expected, head.length, capacity(most)));
        int length = head.length;
        while (true) {
            if (length == bytes.length) {
                int next = in.read();
                if (next < 0) {
                    break;
                }
                bytes = Arrays.copyOf(bytes, (int) Math.min(2L * length + 1, capacity(most)));
                bytes[length++] = (byte) next;
            }
            int read = in.read(bytes, length, Math.min(PART_BYTES, bytes.length - length));
            if (read < 0) {
                break;
            }
            length += read;
            budget.spend(read);
            String objection = objection(length, limits.entryBytes(), most);
            if (!objection.isEmpty()) {
                return new EntryContent.Rejected(objection);
            }
        }
        return new EntryContent.Image(
                length == bytes.length ? bytes : Arrays.copyOf(bytes, length));
    }

    /** One byte more than is allowed, to see that there is more. */
    private int capacity(long most) {
        return (int) Math.min(Integer.MAX_VALUE - 16, Math.min(limits.entryBytes(), most) + 1);
    }

    private EntryContent container(
            byte[] head, InputStream in, long most, BooleanSupplier shouldStop) throws IOException {
        StagedFile file = store.stage();
        EntryContent content = new EntryContent.Stopped();
        try (OutputStream out = Files.newOutputStream(file.path())) {
            content = fill(head, in, file, out, most, shouldStop);
            return content;
        } finally {
            if (!(content instanceof EntryContent.Container)) {
                file.close();
            }
        }
    }

    private EntryContent fill(
            byte[] head,
            InputStream in,
            StagedFile file,
            OutputStream out,
            long most,
            BooleanSupplier shouldStop)
            throws IOException {
        out.write(head);
        byte[] part = new byte[PART_BYTES];
        long nextQuestion = 0;
        long length = head.length;
        for (int read; (read = in.read(part)) >= 0; ) {
            out.write(part, 0, read);
            length += read;
            budget.spend(read);
            String objection = objection(length, Long.MAX_VALUE, most);
            if (!objection.isEmpty()) {
                return new EntryContent.Rejected(objection);
            }
            if (length >= nextQuestion) {
                if (shouldStop.getAsBoolean()) {
                    return new EntryContent.Stopped();
                }
                nextQuestion = length + BYTES_BETWEEN_QUESTIONS;
            }
        }
        return new EntryContent.Container(file);
    }

    private String objection(long length, long largest, long most) {
        if (length > most) {
            return "unpacks to more than %d times its size, as no image does"
                    .formatted(limits.ratio());
        }
        if (length > largest) {
            return limits.tooLarge();
        }
        return budget.isSpent() ? budget.reason() : "";
    }
}
