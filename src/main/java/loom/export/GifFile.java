package loom.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacv.FFmpegFrameRecorder;

/**
 * Animated GIF through FFmpeg: one palette of 256 colours for all frames together, dithered,
 * repeated for ever. The palette has to be known before the first frame is written, so it is made
 * of up to {@value #PALETTE_FRAMES} frames, evenly spread, that are drawn once more for it.
 */
final class GifFile {
    static final int PALETTE_FRAMES = 64;

    /** The maker of palettes keeps every colour that it sees: so few that this stays small. */
    private static final int PALETTE_SIDE = 256;

    private GifFile() {}

    static void write(OutputStream out, Frames frames, FilmForm form, IntConsumer told)
            throws IOException {
        FrameStream stream = new FrameStream(frames, form);
        List<Integer> forPalette = Frames.spread(frames.count(), PALETTE_FRAMES);
        int ahead = forPalette.size();
        List<Integer> order =
                IntStream.concat(
                                forPalette.stream().mapToInt(it -> it),
                                IntStream.range(0, frames.count()))
                        .boxed()
                        .toList();
        int paletteSide = Math.min(stream.size(), PALETTE_SIDE);
        String graph =
                "split[ahead][all];[ahead]trim=end_frame=%d,scale=%d:%d:flags=neighbor,palettegen=stats_mode=full[p];[all]trim=start_frame=%d,setpts=PTS-STARTPTS,%s[film];[film][p]paletteuse=dither=sierra2_4a"
                        .formatted(ahead, paletteSide, paletteSide, ahead, stream.scaling());
        try (FFmpegFrameRecorder recorder = recorder(out, stream.side(), form.framesPerSecond())) {
            stream.send(
                    order,
                    graph,
                    recorder,
                    avutil.AV_PIX_FMT_PAL8,
                    sent -> told.accept(Math.max(0, sent - ahead)));
        }
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
}
