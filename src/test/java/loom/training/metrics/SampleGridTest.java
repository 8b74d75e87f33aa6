package loom.training.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import loom.engine.sampling.Picture;
import org.junit.jupiter.api.Test;

class SampleGridTest {
    @Test
    void sixteen_colour_pictures_make_four_rows_of_four() throws IOException {
        List<Picture> pictures =
                IntStream.range(0, 16)
                        .mapToObj(i -> new Picture(1, 3, new byte[] {(byte) i, 100, (byte) 200}))
                        .toList();
        BufferedImage grid = ImageIO.read(new ByteArrayInputStream(png(pictures)));
        assertThat(grid.getWidth()).isEqualTo(4);
        assertThat(grid.getHeight()).isEqualTo(4);
        assertThat(grid.getRGB(1, 2)).isEqualTo(0xff000000 | 9 << 16 | 100 << 8 | 200);
    }

    @Test
    void grey_values_stay_what_they_are() throws IOException {
        List<Picture> pictures =
                IntStream.range(0, 16)
                        .mapToObj(i -> new Picture(1, 1, new byte[] {(byte) (i * 10)}))
                        .toList();
        BufferedImage grid = ImageIO.read(new ByteArrayInputStream(png(pictures)));
        assertThat(grid.getRaster().getNumBands()).isEqualTo(1);
        assertThat(grid.getRaster().getSample(3, 1, 0)).isEqualTo(70);
    }

    @Test
    void the_same_pictures_give_the_same_bytes() throws IOException {
        List<Picture> pictures = List.of(new Picture(1, 1, new byte[] {5}));
        assertThat(png(pictures)).isEqualTo(png(pictures));
    }

    private static byte[] png(List<Picture> pictures) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new SampleGrid(pictures).write(out);
        return out.toByteArray();
    }
}
