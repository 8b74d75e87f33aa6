package loom.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.BufferedOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** As many files as CelebA has: what an import holds in memory hardly grows with them. */
@Tag("slow")
class ManyFilesTest {
    private static final int FILES = 200_000;
    private static final int SIDE = 16;

    @TempDir private Path folder;

    @Test
    void two_hundred_thousand_images_are_taken_in_with_little_memory() throws Exception {
        Path zip = folder.resolve("many.zip");
        Random random = new Random(1);
        BufferedImage picture = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        try (ZipOutputStream out =
                new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(zip)))) {
            out.setLevel(0);
            for (int i = 0; i < FILES; i++) {
                picture.setRGB(i % SIDE, i / SIDE % SIDE, random.nextInt());
                out.putNextEntry(new ZipEntry("img/%06d.png".formatted(i)));
                out.write(SampleFiles.encode(picture, "png"));
            }
        }
        long start = System.nanoTime();
        BombProbe.Outcome outcome = BombProbe.of(folder, zip, "-Xmx512m");
        System.out.printf("%.0f s, %s%n", 1e-9 * (System.nanoTime() - start), outcome.text());
        assertThat(outcome.number("images")).as(outcome.text()).isEqualTo(FILES);
        assertThat(outcome.number("live")).as(outcome.text()).isLessThan(100_000_000);
    }
}
