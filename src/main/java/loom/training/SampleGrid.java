package loom.training;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import loom.engine.sampling.Picture;

/** Puts the sixteen samples of an epoch into one picture, four rows of four without gaps. */
record SampleGrid(List<Picture> pictures) {
    static final int COLUMNS = 4;

    /** Writes it as PNG, the same bytes for the same pictures; the stream stays open. */
    void write(OutputStream out) throws IOException {
        try (MemoryCacheImageOutputStream image = new MemoryCacheImageOutputStream(out)) {
            ImageIO.write(image(), "png", image);
        }
    }

    private BufferedImage image() {
        Picture first = pictures.getFirst();
        int size = first.size();
        int rows = Math.ceilDiv(pictures.size(), COLUMNS);
        int type =
                first.channels() == 1 ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_3BYTE_BGR;
        BufferedImage grid = new BufferedImage(COLUMNS * size, rows * size, type);
        for (int i = 0; i < pictures.size(); i++)
            draw(pictures.get(i), grid, i % COLUMNS * size, i / COLUMNS * size);
        return grid;
    }

    /** Sample by sample: setRGB would bend grey values through a colour profile. */
    private static void draw(Picture picture, BufferedImage grid, int left, int top) {
        for (int y = 0; y < picture.size(); y++)
            for (int x = 0; x < picture.size(); x++)
                for (int channel = 0; channel < picture.channels(); channel++)
                    grid.getRaster()
                            .setSample(left + x, top + y, channel, picture.value(x, y, channel));
    }
}
