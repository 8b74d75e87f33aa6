package loom.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import loom.engine.sampling.Picture;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacv.FFmpegFrameFilter;
import org.bytedeco.javacv.FFmpegFrameRecorder;
import org.bytedeco.javacv.Frame;

/**
 * Animated GIF through FFmpeg: one palette of 256 colours made for all frames together, dithered,
 * repeated for ever.
 */
public final class GifFile {
    /** A GIF's frames last whole hundredths of a second, and browsers slow down below two. */
    public static final int MAX_FRAMES_PER_SECOND = 50;

    public static final int MAX_SCALE = 8;

    private GifFile() {}

    /**
     * Writes the frames in order, each once; the stream stays open.
     *
     * @param framesPerSecond 1 to {@value #MAX_FRAMES_PER_SECOND}
     * @param scale how many pixels wide and high a pixel becomes, 1 to {@value #MAX_SCALE}
     */
    public static void write(OutputStream out, List<Picture> frames, int framesPerSecond, int scale)
            throws IOException {
        requireBetween("frames per second", framesPerSecond, MAX_FRAMES_PER_SECOND);
        requireBetween("scale", scale, MAX_SCALE);
        if (frames.isEmpty()) {
            throw new IllegalArgumentException("a GIF needs at least one frame");
        }
        avutil.av_log_set_level(avutil.AV_LOG_ERROR);
        Picture first = frames.getFirst();
        int side = first.size() * scale;
        try (FFmpegFrameFilter filter = filter(first, framesPerSecond, scale);
                FFmpegFrameRecorder recorder = recorder(out, side, framesPerSecond)) {
            filter.start();
            recorder.start();
            long number = 0;
            for (Picture picture : frames) {
                try (Frame frame = frame(picture)) { // its pixels are native
                    frame.timestamp = number++ * 1_000_000 / framesPerSecond;
                    filter.push(frame);
                }
            }
            filter.push(null); // the palette is made once all frames are known
            for (Frame frame = filter.pull(); frame != null; frame = filter.pull()) {
                recorder.record(frame, avutil.AV_PIX_FMT_PAL8);
            }
            recorder.stop();
        }
    }

    private static FFmpegFrameFilter filter(Picture first, int framesPerSecond, int scale) {
        String graph =
                "scale=iw*%d:ih*%d:flags=neighbor,split[all][same];[all]palettegen=stats_mode=full[p];[same][p]paletteuse=dither=sierra2_4a"
                        .formatted(scale, scale);
        FFmpegFrameFilter filter = new FFmpegFrameFilter(graph, first.size(), first.size());
        filter.setPixelFormat(
                first.channels() == 1 ? avutil.AV_PIX_FMT_GRAY8 : avutil.AV_PIX_FMT_RGB24);
        filter.setFrameRate(framesPerSecond);
        return filter;
    }

    private static FFmpegFrameRecorder recorder(OutputStream out, int side, int framesPerSecond) {
        FFmpegFrameRecorder recorder = new FFmpegFrameRecorder(out, side, side);
        recorder.setCloseOutputStream(false);
        recorder.setFormat("gif");
        recorder.setVideoCodec(avcodec.AV_CODEC_ID_GIF);
        recorder.setPixelFormat(avutil.AV_PIX_FMT_PAL8);
        recorder.setFrameRate(framesPerSecond);
        recorder.setOption("loop", "0");
        return recorder;
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

    private static void requireBetween(String what, int value, int largest) {
        if (value < 1 || value > largest) {
            throw new IllegalArgumentException(
                    "%s must be in 1..%d, were %d".formatted(what, largest, value));
        }
    }
}
