package loom.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import javax.imageio.ImageIO;
import loom.engine.sampling.Latent;
import loom.engine.sampling.Picture;
import org.junit.jupiter.api.Test;

class PngFileTest {
    @Test
    void a_piece_comes_back_with_its_pixels() throws IOException {
        Picture picture = Samples.picture(4, 3, 5);

        BufferedImage image = decode(png(new Artwork(picture, Samples.lineage(0))));

        assertThat(image.getWidth()).isEqualTo(4);
        assertThat(image.getHeight()).isEqualTo(4);
        assertThat(image.getRGB(1, 2) & 0xffffff)
                .isEqualTo(
                        picture.value(1, 2, 0) << 16
                                | picture.value(1, 2, 1) << 8
                                | picture.value(1, 2, 2));
    }

    @Test
    void a_grey_piece_stays_grey() throws IOException {
        Picture picture = Samples.picture(4, 1, 5);

        BufferedImage image = decode(png(new Artwork(picture, Samples.lineage(0))));

        assertThat(image.getRaster().getNumBands()).isEqualTo(1);
        assertThat(image.getRaster().getSample(3, 1, 0)).isEqualTo(picture.value(3, 1, 0));
    }

    @Test
    void a_piece_tells_where_it_comes_from_in_any_script() throws IOException {
        Lineage lineage = Samples.lineage(3);

        assertThat(lineageOf(png(new Artwork(Samples.picture(4, 3, 0), lineage))))
                .containsExactly(lineage);
    }

    @Test
    void a_lineage_without_seed_but_with_truncation_comes_back() throws IOException {
        Lineage lineage =
                new Lineage(
                        "ff",
                        "Bark",
                        new Latent(new float[] {1e-7f, -3.4f}),
                        null,
                        null,
                        0.7,
                        "development",
                        Instant.EPOCH);

        assertThat(lineageOf(png(new Artwork(Samples.picture(4, 3, 0), lineage))))
                .containsExactly(lineage);
    }

    @Test
    void a_sheet_has_its_pieces_row_by_row() throws IOException {
        List<Artwork> pieces = Samples.artworks(5, 4);
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        PngFile.writeSheet(out, pieces, 3);

        BufferedImage image = decode(out.toByteArray());
        assertThat(image.getWidth()).isEqualTo(12);
        assertThat(image.getHeight()).isEqualTo(8);
        assertThat(image.getRGB(4, 4) >> 16 & 0xff)
                .isEqualTo(pieces.get(4).picture().value(0, 0, 0));
        assertThat(image.getRGB(11, 7) & 0xffffff).as("the empty place").isZero();
    }

    @Test
    void a_sheet_holds_the_lineages_of_all_its_pieces() throws IOException {
        List<Artwork> pieces = Samples.artworks(100, 4);
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        PngFile.writeSheet(out, pieces, 10);

        assertThat(lineageOf(out.toByteArray()))
                .containsExactlyElementsOf(pieces.stream().map(Artwork::lineage).toList());
    }

    @Test
    void other_programs_find_title_and_software() throws IOException {
        String bytes =
                new String(
                        png(new Artwork(Samples.picture(4, 3, 0), Samples.lineage(3))),
                        StandardCharsets.UTF_8);

        assertThat(bytes).contains("Ìkat №5 – 絣, seed 7, no. 4").contains("Latent Loom 0.1.0");
    }

    @Test
    void a_png_of_somebody_else_has_no_lineage() throws IOException {
        assertThat(lineageOf(PngFile.preview(List.of(Samples.picture(4, 3, 0)), 1))).isEmpty();
    }

    @Test
    void what_is_no_png_is_refused() {
        assertThatThrownBy(() -> lineageOf("GIF89a".getBytes(StandardCharsets.US_ASCII)))
                .isInstanceOf(IOException.class);
    }

    @Test
    void pictures_of_unequal_size_make_no_sheet() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        PngFile.preview(
                                List.of(Samples.picture(4, 3, 0), Samples.picture(8, 3, 0)), 2))
                .withMessageContaining("alike");
    }

    private static byte[] png(Artwork artwork) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PngFile.write(out, artwork);
        return out.toByteArray();
    }

    private static List<Lineage> lineageOf(byte[] png) throws IOException {
        return PngFile.readLineage(new ByteArrayInputStream(png));
    }

    private static BufferedImage decode(byte[] png) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(png));
    }
}
