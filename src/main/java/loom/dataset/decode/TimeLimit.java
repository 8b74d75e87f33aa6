package loom.dataset.decode;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadProgressListener;

/**
 * Ends the reading of a picture that takes more processor time than any honest one. Readers tell
 * their progress row by row on the thread that reads; what they do in between is bounded by the
 * checks of the file's structure.
 */
final class TimeLimit implements IIOReadProgressListener {
    /** For any picture, however small. */
    private static final Duration ALWAYS = Duration.ofSeconds(2);

    /** On top: ten times what photographs take on a slow machine. */
    private static final long NANOS_PER_PIXEL = 200;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final long end;
    private boolean isOver;

    private TimeLimit(Duration longest) {
        end = THREADS.getCurrentThreadCpuTime() + longest.toNanos();
    }

    /** That the first picture of a reader may take. */
    static Duration longest(ImageReader reader) throws IOException {
        long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
        return ALWAYS.plusNanos(NANOS_PER_PIXEL * pixels);
    }

    static TimeLimit watch(ImageReader reader, Duration longest) {
        TimeLimit limit = new TimeLimit(longest);
        reader.addIIOReadProgressListener(limit);
        return limit;
    }

    void check() throws PictureRefusal {
        if (isOver) {
            throw new PictureRefusal("takes too long to decode: save it anew");
        }
    }

    @Override
    public void imageProgress(ImageReader source, float percentageDone) {
        if (THREADS.getCurrentThreadCpuTime() > end) {
            isOver = true;
            source.abort();
        }
    }

    @Override
    public void sequenceStarted(ImageReader source, int minIndex) {}

    @Override
    public void sequenceComplete(ImageReader source) {}

    @Override
    public void imageStarted(ImageReader source, int imageIndex) {}

    @Override
    public void imageComplete(ImageReader source) {}

    @Override
    public void thumbnailStarted(ImageReader source, int imageIndex, int thumbnailIndex) {}

    @Override
    public void thumbnailProgress(ImageReader source, float percentageDone) {}

    @Override
    public void thumbnailComplete(ImageReader source) {}

    @Override
    public void readAborted(ImageReader source) {}
}
