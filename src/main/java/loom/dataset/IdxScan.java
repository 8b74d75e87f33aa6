package loom.dataset;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.ClosedChannelException;
import java.util.function.BooleanSupplier;
import loom.base.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * Goes through an IDX file without taking anything from it, so that nothing is taken from one that
 * turns out to be wrong at its end. Unpacks no more than the header promises.
 */
record IdxScan(UploadLimits limits, BooleanSupplier shouldStop) {
    /** What is read between two questions whether to stop. */
    private static final int BYTES_BETWEEN_QUESTIONS = 1 << 20;

    /** What there is behind a header, up to a limit. */
    private record Content(long bytes, boolean isDamaged) {}

    IdxFinding of(FileSource source) throws ClosedChannelException {
        IdxRules rules = new IdxRules(limits);
        String name = source.name();
        IdxHeader header;
        try (InputStream in = source.open()) {
            header = IdxHeader.read(in);
        } catch (EOFException e) {
            return new IdxFinding.Unusable(rules.endsInHeader(name));
        } catch (ClosedChannelException e) {
            throw e; // the reader was interrupted: that says nothing about the file
        } catch (IOException | RuntimeException e) {
            // Plain files were seen to begin like one; so it is what gzip or zip packed.
            return new IdxFinding.Other(
                    "is packed, and what is in it is damaged or no IDX file: unpack it on your"
                            + " computer and upload what is in it");
        }
        Refusal objection = rules.objection(name, header).orElse(null);
        if (objection != null) {
            return new IdxFinding.Unusable(objection);
        }
        long plausible = limits.plausible(source.packedBytes());
        Content content = content(source, Math.min(header.contentBytes(), plausible) + 1);
        if (content == null) {
            return new IdxFinding.Stopped();
        }
        Refusal refusal = refusal(name, header, content, plausible);
        if (refusal != null) {
            return new IdxFinding.Unusable(refusal);
        }
        return header.isLabels()
                ? new IdxFinding.Labels(header)
                : new IdxFinding.Images(header, found(header, content));
    }

    private @Nullable Refusal refusal(
            String name, IdxHeader header, Content content, long plausible) {
        IdxRules rules = new IdxRules(limits);
        long missing = header.contentBytes() - content.bytes();
        if (missing < 0) {
            return rules.goesOn(name, header);
        }
        if (content.bytes() > plausible) {
            return rules.unpacksTooFar(name);
        }
        if (missing == 0) {
            return content.isDamaged() ? rules.isDamaged(name) : null;
        }
        int found = found(header, content);
        if (header.isLabels()) {
            return rules.lacksLabels(name, header, found);
        }
        return found == 0 ? rules.lacksAll(name, header) : null;
    }

    private static int found(IdxHeader header, Content content) {
        return Math.toIntExact(content.bytes() / header.itemBytes());
    }

    /** Null if the scan should stop. */
    private @Nullable Content content(FileSource source, long limit) throws ClosedChannelException {
        long bytes = 0;
        try (InputStream in = source.open()) {
            IdxHeader.read(in);
            byte[] part = new byte[1 << 16];
            long nextQuestion = 0;
            while (bytes < limit) {
                if (bytes >= nextQuestion) {
                    if (shouldStop.getAsBoolean()) {
                        return null;
                    }
                    nextQuestion = bytes + BYTES_BETWEEN_QUESTIONS;
                }
                int read = in.read(part, 0, (int) Math.min(part.length, limit - bytes));
                if (read < 0) {
                    break;
                }
                bytes += read;
            }
            return new Content(bytes, false);
        } catch (EOFException e) {
            return new Content(bytes, false); // gzip was cut off: what came before is right
        } catch (ClosedChannelException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // Unpackers index by numbers from the file; a lie there is damage too. Should it be
            // the disk that fails, the second reading fails as well, and says so.
            return new Content(bytes, true);
        }
    }
}
