package loom.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacv.FFmpegFrameRecorder;

/**
 * H.264 in MP4 through FFmpeg and OpenH264, as every browser, phone and slide plays it: yuv420p,
 * even sides, the index in front of the frames.
 */
final class Mp4File {
    /**
     * Of the quantiser, 0 to 51: what a person cannot tell from the picture, and not much finer.
     */
    private static final int FINEST = 10;

    private static final int COARSEST = 20;

    /** More than these quantisers take; the encoder wants a number that it stays below. */
    private static final double BITS_PER_PIXEL = 4;

    private static final int SMALLEST_SIDE = 16;

    private Mp4File() {}

    /**
     * FFmpeg moves the index to the front when the film is complete, for which it has to read what
     * it wrote: hence a file in between.
     */
    static void write(OutputStream out, Frames frames, FilmForm form, IntConsumer told)
            throws IOException {
        FrameStream stream = new FrameStream(frames, form);
        int side = Math.max(stream.side() + stream.side() % 2, SMALLEST_SIDE);
        String graph =
                "%s,pad=%d:%d,scale=out_color_matrix=smpte170m:out_range=tv:flags=accurate_rnd+full_chroma_int,format=yuv420p"
                        .formatted(stream.scaling(), side, side);
        Path file = Files.createTempFile("latent-loom", ".mp4");
        try {
            try (FFmpegFrameRecorder recorder = recorder(file, side, form.framesPerSecond())) {
                stream.send(
                        IntStream.range(0, frames.count()).boxed().toList(),
                        graph,
                        recorder,
                        avutil.AV_PIX_FMT_YUV420P,
                        told);
            }
            Files.copy(file, out);
        } finally {
            Files.delete(file);
        }
    }

    private static FFmpegFrameRecorder recorder(Path file, int side, int framesPerSecond) {
        FFmpegFrameRecorder recorder = new FFmpegFrameRecorder(file.toFile(), side, side);
        recorder.setFormat("mp4");
        recorder.setOption("movflags", "+faststart");
        recorder.setVideoCodecName("libopenh264");
        recorder.setPixelFormat(avutil.AV_PIX_FMT_YUV420P);
        recorder.setFrameRate(framesPerSecond);
        recorder.setVideoBitrate(
                (int) Math.min(BITS_PER_PIXEL * side * side * framesPerSecond, 2e8));
        recorder.setVideoOption("qmin", String.valueOf(FINEST));
        recorder.setVideoOption("qmax", String.valueOf(COARSEST));
        // Also those who do not read these words take this matrix for a film of this size.
        recorder.setVideoOption("colorspace", "smpte170m");
        recorder.setVideoOption("color_primaries", "bt709");
        recorder.setVideoOption("color_trc", "bt709");
        recorder.setVideoOption("color_range", "tv");
        return recorder;
    }
}
