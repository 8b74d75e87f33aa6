package loom.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import loom.engine.sampling.Picture;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacv.FFmpegFrameGrabber;
import org.bytedeco.javacv.Frame;
import org.bytedeco.javacv.FrameGrabber;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Mp4FileTest {
    /** What H.264 may change about a value of a pixel where nothing is next to an edge. */
    private static final int TOLERANCE = 4;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 17, 40})
    void a_film_has_exactly_the_frames_it_was_given(int count) throws IOException {
        assertThat(read(mp4(shades(32, 3, count), 12, 1, false)).frames()).hasSize(count);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 25, 50})
    void a_film_plays_at_its_rate_and_loses_no_frame(int framesPerSecond) throws IOException {
        Film film = read(mp4(shades(32, 3, 30), framesPerSecond, 1, false));

        assertThat(film.framesPerSecond()).isEqualTo(framesPerSecond);
        assertThat(film.frames()).hasSize(30);
    }

    @ParameterizedTest
    @CsvSource({"3, false", "3, true", "1, false"})
    void the_first_and_the_last_frame_are_the_pictures(int channels, boolean smooth)
            throws IOException {
        List<Picture> pictures = shades(32, channels, 20);

        Film film = read(mp4(pictures, 12, 2, smooth));

        assertThat(film.side()).isEqualTo(64);
        for (int at : new int[] {0, 19}) {
            for (int channel = 0; channel < 3; channel++) {
                int wanted = pictures.get(at).value(16, 16, Math.min(channel, channels - 1));
                assertThat(film.value(at, 33, 33, channel))
                        .as("frame %d, channel %d", at, channel)
                        .isBetween(wanted - TOLERANCE, wanted + TOLERANCE);
            }
        }
    }

    @Test
    void fine_detail_survives() throws IOException {
        Picture stripes = stripes(64);

        Film film = read(mp4(List.of(stripes), 12, 1, false));

        double squares = 0;
        for (int y = 0; y < 64; y++) {
            for (int x = 0; x < 64; x++) {
                squares += Math.pow(film.value(0, x, y, 1) - stripes.value(x, y, 1), 2);
            }
        }
        double psnr = 10 * Math.log10(255 * 255 / (squares / 64 / 64));
        assertThat(psnr).isGreaterThan(38); // decibels; above 38 nobody sees the difference
    }

    @ParameterizedTest
    @CsvSource({"33, 1, 34", "7, 1, 16", "33, 2, 66", "600, 8, 1800", "2100, 1, 2048"})
    void sides_are_even_and_not_beyond_what_plays(int size, int scale, int side)
            throws IOException {
        assertThat(read(mp4(shades(size, 3, 2), 12, scale, false)).side()).isEqualTo(side);
    }

    @Test
    void the_format_is_the_one_that_plays_everywhere() throws IOException {
        byte[] film = mp4(shades(32, 3, 3), 12, 1, false);

        try (FFmpegFrameGrabber grabber = new FFmpegFrameGrabber(new ByteArrayInputStream(film))) {
            grabber.setImageMode(FrameGrabber.ImageMode.RAW);
            grabber.start();
            assertThat(grabber.getVideoCodecName()).isEqualTo("h264");
            assertThat(grabber.getPixelFormat()).isEqualTo(avutil.AV_PIX_FMT_YUV420P);
        }
    }

    @Test
    void a_film_says_how_its_colours_are_meant() throws IOException {
        String bytes = new String(mp4(shades(32, 3, 3), 12, 1, false), StandardCharsets.ISO_8859_1);

        int at = bytes.indexOf("colrnclx") + "colrnclx".length();
        assertThat(bytes.substring(at, at + 6)).isEqualTo("\0\1\0\1\0\6"); // ITU-T H.273
    }

    @Test
    void a_browser_can_begin_before_it_has_the_whole_film() throws IOException {
        String bytes =
                new String(mp4(shades(32, 3, 30), 12, 1, false), StandardCharsets.ISO_8859_1);

        assertThat(bytes.indexOf("moov")).isPositive().isLessThan(bytes.indexOf("mdat"));
    }

    @Test
    void frames_are_drawn_a_few_at_a_time_and_each_is_told() throws IOException {
        List<Picture> pictures = shades(32, 3, 50);
        List<Integer> asked = new ArrayList<>();
        List<Integer> told = new ArrayList<>();
        Frames frames =
                new Frames() {
                    @Override
                    public int count() {
                        return pictures.size();
                    }

                    @Override
                    public List<Picture> draw(List<Integer> numbers) {
                        asked.add(numbers.size());
                        return numbers.stream().map(pictures::get).toList();
                    }
                };

        FilmFile.write(
                new ByteArrayOutputStream(),
                frames,
                new FilmForm(FilmFormat.MP4, 12, 1, false),
                told::add);

        assertThat(asked).allMatch(count -> count <= 16);
        assertThat(told).isEqualTo(IntStream.rangeClosed(1, 50).boxed().toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"GIF", "MP4"})
    void a_film_that_is_cancelled_ends_at_once_and_leaves_nothing(FilmFormat format)
            throws IOException {
        List<Path> before = temporary();

        assertThatExceptionOfType(CancellationException.class)
                .isThrownBy(() ->
                        FilmFile.write(
                                new ByteArrayOutputStream(),
                                Frames.of(shades(32, 3, 30)),
                                new FilmForm(format, 12, 1, false),
                                done -> {
                                    if (done == 5) {
                                        throw new CancellationException();
                                    }
                                    assertThat(done).isLessThan(5);
                                }));

        assertThat(temporary()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "51, 1", "12, 0", "12, 9", "-1, 1"})
    void what_cannot_be_played_is_refused_with_the_rule(int framesPerSecond, int scale) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> mp4(shades(32, 3, 2), framesPerSecond, scale, false))
                .withMessageContaining("must be in 1..");
    }

    @Test
    void nothing_makes_no_film() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> mp4(List.of(), 12, 1, false))
                .withMessageContaining("at least one frame");
    }

    private static List<Path> temporary() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(it -> it.getFileName().toString().startsWith("latent-loom"))
                    .sorted()
                    .toList();
        }
    }

    /** Plain colours, from dark red to bright blue. */
    private static List<Picture> shades(int size, int channels, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> {
                    int shade = 200 * i / Math.max(1, count - 1);
                    byte[] pixels = new byte[size * size * channels];
                    for (int at = 0; at < pixels.length; at += channels) {
                        pixels[at] = (byte) (220 - shade);
                        if (channels == 3) {
                            pixels[at + 1] = 70;
                            pixels[at + 2] = (byte) (30 + shade);
                        }
                    }
                    return new Picture(size, channels, pixels);
                })
                .toList();
    }

    /** Grey stripes, two pixels wide. */
    private static Picture stripes(int size) {
        byte[] pixels = new byte[size * size * 3];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (i / 6 % 2 == 0 ? 60 : 190);
        }
        return new Picture(size, 3, pixels);
    }

    private static byte[] mp4(
            List<Picture> pictures, int framesPerSecond, int scale, boolean smooth)
            throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        FilmFile.write(
                out,
                Frames.of(pictures),
                new FilmForm(FilmFormat.MP4, framesPerSecond, scale, smooth),
                done -> {});
        return out.toByteArray();
    }

    private static Film read(byte[] mp4) throws IOException {
        try (FFmpegFrameGrabber grabber = new FFmpegFrameGrabber(new ByteArrayInputStream(mp4))) {
            grabber.start();
            assertThat(grabber.getImageHeight()).isEqualTo(grabber.getImageWidth());
            List<byte[]> frames = new ArrayList<>();
            for (Frame frame = grabber.grabImage(); frame != null; frame = grabber.grabImage()) {
                frames.add(rgb(frame));
            }
            return new Film(grabber.getVideoFrameRate(), grabber.getImageWidth(), frames);
        }
    }

    /** A frame's bytes; the grabber gives blue, green, red. */
    private static byte[] rgb(Frame frame) {
        ByteBuffer pixels = (ByteBuffer) frame.image[0];
        byte[] bytes = new byte[frame.imageWidth * frame.imageHeight * 3];
        for (int y = 0; y < frame.imageHeight; y++) {
            pixels.get(
                    y * frame.imageStride, bytes, y * frame.imageWidth * 3, frame.imageWidth * 3);
        }
        return bytes;
    }

    private record Film(double framesPerSecond, int side, List<byte[]> frames) {
        int value(int frame, int x, int y, int channel) {
            return frames.get(frame)[(y * side + x) * 3 + 2 - channel] & 0xff;
        }
    }
}
