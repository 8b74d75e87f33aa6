package loom.export;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.IntConsumer;
import loom.engine.sampling.Picture;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacv.FFmpegFrameFilter;
import org.bytedeco.javacv.FFmpegFrameRecorder;
import org.bytedeco.javacv.Frame;

/**
 * Draws frames and sends them through a graph of FFmpeg's filters into a recorder, a few at a time:
 * of a film of any length only these are in memory.
 */
final class FrameStream {
    /** Generators draw so many together faster than one by one, and they are small enough. */
    private static final int TOGETHER = 16;

    private final Frames frames;
    private final FilmForm form;
    private final Picture first;

    FrameStream(Frames frames, FilmForm form) throws IOException {
        if (frames.count() < 1) {
            throw new IllegalArgumentException("a film needs at least one frame");
        }
        avutil.av_log_set_level(avutil.AV_LOG_ERROR);
        this.frames = frames;
        this.form = form;
        first = frames.draw(List.of(0)).getFirst();
    }

    /** Side of the pictures that are drawn. */
    int size() {
        return first.size();
    }

    /** Side of the film. */
    int side() {
        return form.side(first.size());
    }

    /** The filter that brings pictures to the size of the film. */
    String scaling() {
        return "scale=%d:%d:flags=%s"
                .formatted(side(), side(), form.smooth() ? "lanczos" : "neighbor");
    }

    /**
     * @param order numbers of the frames, as the graph wants them
     * @param pixelFormat of what comes out of the graph
     * @param told called after each frame with how many have gone in
     */
    void send(
            List<Integer> order,
            String graph,
            FFmpegFrameRecorder recorder,
            int pixelFormat,
            IntConsumer told)
            throws IOException {
        try (FFmpegFrameFilter filter = filter(graph)) {
            filter.start();
            recorder.start();
            int number = 0;
            for (int from = 0; from < order.size(); from += TOGETHER) {
                int to = Math.min(from + TOGETHER, order.size());
                for (Picture picture : frames.draw(order.subList(from, to))) {
                    push(filter, picture, number++);
                    pull(filter, recorder, pixelFormat);
                    told.accept(number);
                }
            }
            filter.push(null);
            pull(filter, recorder, pixelFormat);
            recorder.stop();
        }
    }

    private FFmpegFrameFilter filter(String graph) {
        FFmpegFrameFilter filter = new FFmpegFrameFilter(graph, first.size(), first.size());
        filter.setPixelFormat(pixelFormat());
        filter.setFrameRate(form.framesPerSecond());
        return filter;
    }

    private void push(FFmpegFrameFilter filter, Picture picture, long number) throws IOException {
        Pixels.requireAlike(first, picture);
        try (Frame frame = frame(picture)) { // its pixels are native
            frame.timestamp = number * 1_000_000 / form.framesPerSecond();
            filter.push(frame, pixelFormat()); // else it is taken for BGR
        }
    }

    private int pixelFormat() {
        return first.channels() == 1 ? avutil.AV_PIX_FMT_GRAY8 : avutil.AV_PIX_FMT_RGB24;
    }

    private static void pull(
            FFmpegFrameFilter filter, FFmpegFrameRecorder recorder, int pixelFormat)
            throws IOException {
        for (Frame frame = filter.pull(); frame != null; frame = filter.pull()) {
            recorder.record(frame, pixelFormat);
        }
    }

    private static Frame frame(Picture picture) {
        Frame frame =
                new Frame(picture.size(), picture.size(), Frame.DEPTH_UBYTE, picture.channels());
        ByteBuffer pixels = (ByteBuffer) frame.image[0];
        byte[] bytes = picture.pixels();
        int row = picture.size() * picture.channels();
        for (int y = 0; y < picture.size(); y++) {
            pixels.put(y * frame.imageStride, bytes, y * row, row);
        }
        return frame;
    }
}
