package loom.dataset;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.SplittableRandom;
import java.util.UUID;
import javax.imageio.ImageIO;
import loom.base.RefusedException;
import loom.engine.network.GanArchitecture;
import loom.storage.ArtefactStore;
import org.springframework.stereotype.Service;

/**
 * Shows images as training will see them: upright, square, on their background, at its size and in
 * its colours, before a whole set is prepared for it. Any threads may call it.
 */
@Service
public class PreparedImages {
    /** Five rows of five. */
    public static final int IMAGES = 25;

    private static final int COLUMNS = 5;
    private static final int GAP = 2;

    private final DataSets dataSets;
    private final Curation curation;
    private final ArtefactStore store;

    PreparedImages(DataSets dataSets, Curation curation, ArtefactStore store) {
        this.dataSets = dataSets;
        this.curation = curation;
        this.store = store;
    }

    /**
     * Some images of a data set side by side, as PNG.
     *
     * @param size side of each in pixels, one that there are networks for
     * @param channels 1 for grey, 3 for RGB
     * @param draw another number draws other images, the same number the same
     * @throws RefusedException if the data set is not there or not ready, or the size is another
     */
    public byte[] sheet(UUID id, int size, int channels, long draw) throws IOException {
        DataSet dataSet =
                dataSets.find(id).filter(DataSet::isReady).orElseThrow(() -> notReady(id));
        if (!GanArchitecture.IMAGE_SIZES.contains(size)) {
            throw new RefusedException(
                    "the size is " + size,
                    "images are prepared at " + GanArchitecture.IMAGE_SIZES,
                    "choose one of these");
        }
        int[] chosen = choose(curation.kept(id), draw);
        BufferedImage sheet = sheet(size, Math.ceilDiv(chosen.length, COLUMNS), channels);
        try (BlobFile originals =
                BlobFile.open(store.open(new DataSetFiles(dataSet.id()).originals()))) {
            for (int i = 0; i < chosen.length; i++) {
                SquareImage image =
                        SquareImage.of(originals.read(chosen[i]), dataSet.settings(), size);
                put(
                        image.bytes(channels),
                        sheet,
                        i % COLUMNS * (size + GAP),
                        i / COLUMNS * (size + GAP),
                        size);
            }
        }
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(sheet, "png", png);
        return png.toByteArray();
    }

    /** A white one of so many rows. */
    private static BufferedImage sheet(int size, int rows, int channels) {
        int width = COLUMNS * (size + GAP) - GAP;
        int height = rows * (size + GAP) - GAP;
        BufferedImage sheet =
                new BufferedImage(
                        width,
                        height,
                        channels == 1 ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = sheet.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, width, height);
        graphics.dispose();
        return sheet;
    }

    /** From all over the set: sets are often sorted by what they show. */
    private static int[] choose(int[] kept, long draw) {
        return new SplittableRandom(draw)
                .ints(0, kept.length)
                .distinct()
                .limit(Math.min(IMAGES, kept.length))
                .map(place -> kept[place])
                .toArray();
    }

    /** The very bytes that training gets. */
    private static void put(byte[] bytes, BufferedImage sheet, int left, int top, int size) {
        int[] samples = new int[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            samples[i] = bytes[i] & 0xFF;
        }
        sheet.getRaster().setPixels(left, top, size, size, samples);
    }

    private static RefusedException notReady(UUID id) {
        return new RefusedException(
                "the data set " + id + " is not ready",
                "images are shown of one that was imported well",
                "wait for the import to end and answer what it asks");
    }
}
