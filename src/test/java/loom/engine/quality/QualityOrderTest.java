package loom.engine.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.imageio.ImageIO;
import loom.engine.sampling.Picture;
import org.junit.jupiter.api.Test;

/**
 * The score orders pictures as the eye does. The real images are the sprites that docs/quality.md
 * trains on; they are not part of this repository, so without them nothing is tested. The made ones
 * are 256 pieces each of a {@code dcgan-stable} that had seen 2,000, 10,000 and 45,000 of them.
 */
class QualityOrderTest {
    private static final Path SPRITES = Path.of("../shared/data/tuxemon-sprites.zip");
    private static final int SIDE = 64;
    private static final int SPLITS = 3;
    private static final int COUNT = QualityReference.SAMPLES;

    @Test
    void real_before_blurred_before_exchanged_before_generated_before_hardly_trained()
            throws IOException {
        assumeTrue(Files.exists(SPRITES), "the sprites are not here");
        List<Picture> sprites = sprites();
        double[] scores = new double[6];
        for (int split = 0; split < SPLITS; split++) {
            int[] order = Draws.shuffled(sprites.size(), split);
            List<Picture> real = chosen(sprites, order, 0);
            List<Picture> others = chosen(sprites, order, COUNT);
            Neighbourhoods neighbourhoods = new Neighbourhoods(features(real), features(others));
            List<List<Picture>> bestFirst =
                    List.of(
                            others,
                            others.stream().map(QualityOrderTest::slightlyBlurred).toList(),
                            exchanged(others),
                            generated(45_000),
                            generated(10_000),
                            generated(2_000));
            for (int i = 0; i < scores.length; i++) {
                scores[i] += neighbourhoods.measure(features(bestFirst.get(i))).score() / SPLITS;
            }
        }
        for (int i = 1; i < scores.length; i++) {
            assertThat(scores[i])
                    .as("scores %s", Arrays.toString(scores))
                    .isLessThan(scores[i - 1] - 0.03);
        }
    }

    private static float[][] features(List<Picture> pictures) {
        return GradientFeatures.of(PictureSet.of(pictures));
    }

    private static List<Picture> chosen(List<Picture> all, int[] order, int from) {
        return Arrays.stream(order, from, from + COUNT).mapToObj(all::get).toList();
    }

    /** With the weights 1, 6, 1 across and down: a deviation of half a pixel. */
    private static Picture slightlyBlurred(Picture picture) {
        byte[] pixels = picture.pixels();
        byte[] blurred = new byte[pixels.length];
        for (int i = 0; i < pixels.length; i++) {
            int x = i / 3 % SIDE;
            int y = i / 3 / SIDE;
            int sum = 0;
            for (int dy = -1; dy <= 1; dy++) {
                for (int dx = -1; dx <= 1; dx++) {
                    int from =
                            Math.clamp(y + dy, 0, SIDE - 1) * SIDE
                                    + Math.clamp(x + dx, 0, SIDE - 1);
                    int weight = (dx == 0 ? 6 : 1) * (dy == 0 ? 6 : 1);
                    sum += weight * (pixels[from * 3 + i % 3] & 0xff);
                }
            }
            blurred[i] = (byte) Math.round(sum / 64f);
        }
        return new Picture(SIDE, 3, blurred);
    }

    /** Each quarter is that of another image. */
    private static List<Picture> exchanged(List<Picture> pictures) {
        List<byte[]> sources = pictures.stream().map(Picture::pixels).toList();
        List<Picture> exchanged = new ArrayList<>();
        for (int i = 0; i < sources.size(); i++) {
            byte[] pixels = new byte[SIDE * SIDE * 3];
            for (int place = 0; place < pixels.length; place++) {
                int quarter = place / 3 % SIDE / (SIDE / 2) + 2 * (place / 3 / SIDE / (SIDE / 2));
                pixels[place] = sources.get((i + 7 * quarter) % sources.size())[place];
            }
            exchanged.add(new Picture(SIDE, 3, pixels));
        }
        return exchanged;
    }

    private static List<Picture> generated(int images) throws IOException {
        String path = "/quality/dcgan-stable-%d.jpg".formatted(images);
        try (InputStream in =
                Objects.requireNonNull(QualityOrderTest.class.getResourceAsStream(path))) {
            BufferedImage sheet = ImageIO.read(in);
            List<Picture> pictures = new ArrayList<>();
            for (int y = 0; y < sheet.getHeight(); y += SIDE) {
                for (int x = 0; x < sheet.getWidth(); x += SIDE) {
                    pictures.add(picture(sheet.getSubimage(x, y, SIDE, SIDE)));
                }
            }
            return pictures;
        }
    }

    private static List<Picture> sprites() throws IOException {
        List<Picture> sprites = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(SPRITES))) {
            for (ZipEntry it = zip.getNextEntry(); it != null; it = zip.getNextEntry()) {
                if (it.getName().endsWith(".png")) {
                    sprites.add(picture(ImageIO.read(zip)));
                }
            }
        }
        return sprites;
    }

    /** On white. */
    private static Picture picture(BufferedImage image) {
        BufferedImage flat = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = flat.createGraphics();
        graphics.drawImage(image, 0, 0, Color.WHITE, null);
        graphics.dispose();
        byte[] pixels = new byte[SIDE * SIDE * 3];
        for (int i = 0; i < SIDE * SIDE; i++) {
            int rgb = flat.getRGB(i % SIDE, i / SIDE);
            pixels[3 * i] = (byte) (rgb >> 16);
            pixels[3 * i + 1] = (byte) (rgb >> 8);
            pixels[3 * i + 2] = (byte) rgb;
        }
        return new Picture(SIDE, 3, pixels);
    }
}
