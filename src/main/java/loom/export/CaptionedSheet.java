package loom.export;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import loom.engine.sampling.Picture;

/** Pictures side by side on white, each with a few words below it: for reports and lessons. */
public final class CaptionedSheet {
    private static final Color WORDS = new Color(0x33, 0x33, 0x33);

    /** As many pixels of a picture get one more pixel of a letter. */
    private static final int PICTURE_FOR_A_DOT = 96;

    private CaptionedSheet() {}

    /** A picture and what it is: letters and digits of {@link PixelFont}. */
    public record Captioned(String caption, Picture picture) {}

    /**
     * Writes them as PNG, row by row; the stream stays open.
     *
     * @throws IllegalArgumentException if there are none, or the pictures differ in size or
     *     channels
     */
    public static void write(OutputStream out, List<Captioned> pictures, int columns)
            throws IOException {
        PngFile.write(out, draw(pictures, columns), List.of());
    }

    static BufferedImage draw(List<Captioned> pictures, int columns) {
        if (pictures.isEmpty()) {
            throw new IllegalArgumentException("a sheet needs at least one picture");
        }
        Picture first = pictures.getFirst().picture();
        int size = first.size();
        int dot = Math.max(1, size / PICTURE_FOR_A_DOT);
        int gap = 8 * dot;
        int across = Math.min(columns, pictures.size());
        int down = Math.ceilDiv(pictures.size(), across);
        int rowHeight = gap + size + gap / 2 + PixelFont.HEIGHT * dot;
        BufferedImage sheet =
                new BufferedImage(
                        gap + across * (size + gap),
                        down * rowHeight + gap,
                        BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = sheet.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
        graphics.setColor(WORDS);
        for (int i = 0; i < pictures.size(); i++) {
            Captioned it = pictures.get(i);
            Pixels.requireAlike(first, it.picture());
            int x = gap + i % across * (size + gap);
            int y = gap + i / across * rowHeight;
            graphics.drawImage(Pixels.sheet(List.of(it.picture()), 1), x, y, null);
            PixelFont.draw(graphics, it.caption(), x, y + size + gap / 2, dot);
        }
        graphics.dispose();
        return sheet;
    }
}
