package loom.textile;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.stream.IntStream;

/** The first swatches of a book side by side on a sheet of undyed paper. */
record ContactSheet(SwatchBook book, int size) {
    static final int COLUMNS = 10;
    static final int ROWS = 6;
    private static final int GAP = 6;
    private static final int PAPER = 0xF4F1EA;

    BufferedImage image() {
        BufferedImage sheet =
                new BufferedImage(
                        GAP + COLUMNS * (size + GAP),
                        GAP + ROWS * (size + GAP),
                        BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < sheet.getHeight(); y++) {
            for (int x = 0; x < sheet.getWidth(); x++) {
                sheet.setRGB(x, y, PAPER);
            }
        }
        for (Swatch swatch : swatches()) {
            lay(swatch, sheet);
        }
        return sheet;
    }

    private List<Swatch> swatches() {
        return IntStream.range(0, COLUMNS * ROWS)
                .parallel()
                .mapToObj(index -> book.swatch(index, size))
                .toList();
    }

    private void lay(Swatch swatch, BufferedImage sheet) {
        int left = GAP + swatch.index() % COLUMNS * (size + GAP);
        int top = GAP + swatch.index() / COLUMNS * (size + GAP);
        int[] pixels = swatch.image().getRGB(0, 0, size, size, null, 0, size);
        sheet.setRGB(left, top, size, size, pixels, 0, size);
    }
}
