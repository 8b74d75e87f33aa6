package loom.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.time.Duration;
import java.util.function.LongSupplier;
import loom.base.Refusal;
import loom.base.Wording;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/**
 * Keeps room on the disk for what is under way: the rows that the database writes, a checkpoint to
 * pause at, a model to end with. New work is taken only while more than that is free. Once the disk
 * was short of it, a quarter more must be free before work goes on: a run that only saves its
 * checkpoint would else stop again at once.
 *
 * <p>Safe for use by many threads; the disk is asked once a second at most.
 */
@Component
public class Reserve {
    private static final Duration VALID = Duration.ofSeconds(1);
    private static final int BYTES_BETWEEN_LOOKS = 4 << 20;

    private final FreeSpace space;
    private final long reserve;
    private final LongSupplier nanos;

    private long lookedAt;
    private long free;
    private boolean isKnown;
    private boolean isShort;

    @Autowired
    Reserve(FreeSpace space, @Value("${loom.reserve}") DataSize reserve) {
        this(space, reserve, System::nanoTime);
    }

    /**
     * @param nanos a clock that is never put back
     */
    Reserve(FreeSpace space, DataSize reserve, LongSupplier nanos) {
        this.space = space;
        this.reserve = reserve.toBytes();
        this.nanos = nanos;
    }

    /** Keeps nothing free: for commands that end with what they measured. */
    public static Reserve none() {
        return new Reserve(() -> Long.MAX_VALUE, DataSize.ofBytes(0));
    }

    /** True while the disk lacks room: nothing new may begin, what is under way should rest. */
    public synchronized boolean isShort() {
        look();
        return isShort;
    }

    /** Bytes that are free, a second ago at most. */
    public synchronized long free() {
        look();
        return free;
    }

    /** Bytes that have to be free for new work. */
    public synchronized long needed() {
        look();
        return isShort ? regained() : reserve;
    }

    /**
     * Lets new work begin, or not.
     *
     * @param work what it is, for the message: "an upload"
     * @throws DiskFullException if the disk lacks room
     */
    public void check(String work) {
        check(work, 0);
    }

    /**
     * @param bytes that the work is known to write
     * @throws DiskFullException if the disk lacks room for them
     */
    public synchronized void check(String work, long bytes) {
        if (isShort()) {
            throw new DiskFullException(words());
        }
        if (free - bytes < reserve) {
            throw new DiskFullException(
                    new Refusal(
                            "%s takes %s, and %s are free on the disk of the studio"
                                    .formatted(work, Wording.bytes(bytes), Wording.bytes(free)),
                            "the studio keeps "
                                    + Wording.bytes(reserve)
                                    + " free (loom.reserve) and takes what leaves that much",
                            "make room for %s more, and try again"
                                    .formatted(Wording.bytes(bytes + reserve - free))));
        }
    }

    /**
     * Writes to a staged file what comes in, for as long as there is room.
     *
     * @param promised how many bytes were announced, or -1
     * @return how many came
     * @throws DiskFullException if they do not fit
     */
    public long receive(String work, InputStream in, StagedFile file, long promised)
            throws IOException {
        check(work, Math.max(0, promised));
        try (OutputStream out = Files.newOutputStream(file.path())) {
            byte[] buffer = new byte[1 << 16];
            long bytes = 0;
            long looked = 0;
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                out.write(buffer, 0, read);
                bytes += read;
                if (bytes - looked >= BYTES_BETWEEN_LOOKS) {
                    looked = bytes;
                    check(work);
                }
            }
            return bytes;
        }
    }

    /** What is full, what is needed, and what to do. */
    public synchronized Refusal words() {
        look();
        return new Refusal(
                "the disk of the studio is full: %s are free".formatted(Wording.bytes(free)),
                "new work needs %s free, and runs rest at their checkpoint until then"
                        .formatted(Wording.bytes(needed())),
                "make room: delete runs, data sets or models, or other files of that disk;"
                        + " everything goes on by itself then");
    }

    /** Forgets what was known: something has just failed for lack of room. */
    synchronized void lookAgain() {
        isKnown = false;
        look();
    }

    private void look() {
        long now = nanos.getAsLong();
        if (isKnown && now - lookedAt < VALID.toNanos()) {
            return;
        }
        free = space.bytes();
        lookedAt = now;
        isKnown = true;
        isShort = free < (isShort ? regained() : reserve);
    }

    private long regained() {
        return reserve + reserve / 4;
    }
}
