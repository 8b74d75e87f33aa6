package loom.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadataNode;
import loom.engine.sampling.Picture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GifFileTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 8, 33, 64, 65, 200})
    void a_gif_has_exactly_the_frames_it_was_given(int count) throws IOException {
        assertThat(read(gif(flat(count, 3), 10, 1)).frames()).isEqualTo(count);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 12, 30, 50})
    void no_frame_rate_drops_or_doubles_frames(int framesPerSecond) throws IOException {
        assertThat(read(gif(flat(24, 3), framesPerSecond, 1)).frames()).isEqualTo(24);
    }

    @Test
    void the_palette_knows_the_colours_of_the_last_frame_of_a_long_film() throws IOException {
        List<Picture> frames = new ArrayList<>(flat(GifFile.PALETTE_FRAMES * 3, 3));
        byte[] red = new byte[16 * 16 * 3];
        for (int i = 0; i < red.length; i += 3) {
            red[i] = (byte) 255;
        }
        frames.set(frames.size() - 1, new Picture(16, 3, red));

        BufferedImage last = read(gif(frames, 10, 1)).image(frames.size() - 1);

        assertThat(last.getRGB(5, 5) & 0xffffff).isEqualTo(0xff0000);
    }

    @Test
    void frames_that_look_the_same_are_all_kept() throws IOException {
        List<Picture> still =
                List.of(flat(1, 3).getFirst(), flat(1, 3).getFirst(), flat(1, 3).getFirst());

        assertThat(read(gif(still, 10, 1)).frames()).isEqualTo(3);
    }

    @Test
    void frames_keep_their_order_and_colour() throws IOException {
        List<Picture> frames = flat(8, 3);

        BufferedImage third = read(gif(frames, 10, 1)).image(2);

        int grey = frames.get(2).value(0, 0, 0);
        assertThat(third.getRGB(5, 5) >> 16 & 0xff).isBetween(grey - 3, grey + 3);
    }

    @Test
    void a_pixel_becomes_a_block_of_the_scale() throws IOException {
        Gif gif = read(gif(List.of(checked(16)), 10, 8));

        BufferedImage image = gif.image(0);
        assertThat(image.getWidth()).isEqualTo(128);
        assertThat(image.getHeight()).isEqualTo(128);
        assertThat(image.getRGB(7, 7) & 0xff).isLessThan(8);
        assertThat(image.getRGB(8, 7) & 0xff).isGreaterThan(247);
    }

    @Test
    void grey_pictures_make_a_gif_too() throws IOException {
        assertThat(read(gif(flat(4, 1), 10, 2)).frames()).isEqualTo(4);
    }

    @Test
    void a_frame_lasts_as_long_as_the_rate_says() throws IOException {
        assertThat(read(gif(flat(4, 3), 20, 1)).hundredths(1)).isEqualTo(5);
    }

    @Test
    void a_gif_repeats_for_ever() throws IOException {
        String bytes = new String(gif(flat(4, 3), 10, 1), StandardCharsets.ISO_8859_1);

        int at = bytes.indexOf("NETSCAPE2.0");
        assertThat(at).isPositive();
        assertThat(bytes.substring(at + 13, at + 15)).isEqualTo("\0\0");
    }

    @Test
    void a_rate_that_browsers_do_not_play_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> gif(flat(2, 3), 60, 1))
                .withMessageContaining("1..50")
                .withMessageContaining("60");
    }

    private static List<Picture> flat(int count, int channels) {
        return IntStream.range(0, count)
                .mapToObj(i -> {
                    byte[] pixels = new byte[16 * 16 * channels];
                    java.util.Arrays.fill(pixels, (byte) (i * 255 / Math.max(1, count - 1)));
                    return new Picture(16, channels, pixels);
                })
                .toList();
    }

    private static Picture checked(int size) {
        byte[] pixels = new byte[size * size * 3];
        for (int i = 0; i < size * size; i++) {
            for (int c = 0; c < 3; c++) {
                pixels[3 * i + c] = (byte) ((i % size + i / size) % 2 == 0 ? 0 : 255);
            }
        }
        return new Picture(size, 3, pixels);
    }

    private static byte[] gif(List<Picture> frames, int framesPerSecond, int scale)
            throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        FilmFile.write(
                out,
                Frames.of(frames),
                new FilmForm(FilmFormat.GIF, framesPerSecond, scale, false),
                done -> {});
        return out.toByteArray();
    }

    private static Gif read(byte[] bytes) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
        reader.setInput(ImageIO.createImageInputStream(new ByteArrayInputStream(bytes)));
        List<BufferedImage> images = new ArrayList<>();
        List<Integer> delays = new ArrayList<>();
        for (int i = 0; i < reader.getNumImages(true); i++) {
            images.add(reader.read(i));
            IIOMetadataNode root =
                    (IIOMetadataNode)
                            reader.getImageMetadata(i).getAsTree("javax_imageio_gif_image_1.0");
            IIOMetadataNode control =
                    (IIOMetadataNode) root.getElementsByTagName("GraphicControlExtension").item(0);
            delays.add(Integer.valueOf(control.getAttribute("delayTime")));
        }
        return new Gif(images, delays);
    }

    private record Gif(List<BufferedImage> images, List<Integer> delays) {
        int frames() {
            return images.size();
        }

        BufferedImage image(int index) {
            return images.get(index);
        }

        int hundredths(int index) {
            return delays.get(index);
        }
    }
}
