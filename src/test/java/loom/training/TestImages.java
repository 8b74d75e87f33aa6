package loom.training;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;

/** Small pictures to learn from: a spot of some colour on a ground of another. */
public final class TestImages {
    private TestImages() {}

    public static byte[] zip(int images) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Random random = new Random(7);
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < images; i++) {
                zip.putNextEntry(new ZipEntry("spot-" + i + ".png"));
                ImageIO.write(spot(random), "png", zip);
            }
        }
        return bytes.toByteArray();
    }

    private static BufferedImage spot(Random random) {
        BufferedImage image = new BufferedImage(32, 32, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setColor(new Color(random.nextInt(1 << 24)));
        pen.fillRect(0, 0, 32, 32);
        pen.setColor(new Color(random.nextInt(1 << 24)));
        pen.fillOval(random.nextInt(16), random.nextInt(16), 16, 16);
        pen.dispose();
        return image;
    }
}
