package loom.browser;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import loom.engine.quality.HoldOut;

/**
 * A data set of two pictures again and again, as of somebody who copied files to have enough. The
 * images that a run holds out are new ones: whatever it makes of two pictures is no new image.
 */
final class TwoPictures {
    private static final int COUNT = 400;
    private static final int CELLS = 4;
    private static final int CELL = 16;

    private TwoPictures() {}

    /**
     * @param seed of the run that will hold images out
     */
    static Path writeZip(Path file, long seed) throws IOException {
        Random random = new Random(3);
        BufferedImage[] pictures = {blocks(random), blocks(random)};
        int[] heldOut = HoldOut.of(COUNT, seed).heldOut();
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (int i = 0; i < COUNT; i++) {
                boolean isNew = Arrays.binarySearch(heldOut, i) >= 0;
                zip.putNextEntry(new ZipEntry("picture-%03d.png".formatted(i)));
                ImageIO.write(isNew ? blocks(random) : pictures[i % 2], "png", zip);
                zip.closeEntry();
            }
        }
        return file;
    }

    /** Squares that are light or dark by chance: no two pictures have anything in common. */
    private static BufferedImage blocks(Random random) {
        int side = CELLS * CELL;
        BufferedImage picture = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = picture.createGraphics();
        for (int cell = 0; cell < CELLS * CELLS; cell++) {
            pen.setColor(random.nextBoolean() ? new Color(235, 235, 235) : new Color(20, 20, 20));
            pen.fillRect(cell % CELLS * CELL, cell / CELLS * CELL, CELL, CELL);
        }
        pen.dispose();
        return picture;
    }
}
