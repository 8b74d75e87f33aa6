package loom.export;

import java.awt.Graphics2D;
import java.util.Map;

/**
 * Letters of five by seven dots. Java's own text needs fonts of the system, which a server may
 * lack.
 */
final class PixelFont {
    static final int HEIGHT = 8; // p hangs below the line

    private static final int WIDTH = 5;

    /** Rows from above, five bits each, the leftmost the highest. */
    private static final Map<Character, int[]> LETTERS =
            Map.ofEntries(
                    Map.entry('0', new int[] {14, 17, 19, 21, 25, 17, 14, 0}),
                    Map.entry('1', new int[] {4, 12, 4, 4, 4, 4, 14, 0}),
                    Map.entry('2', new int[] {14, 17, 1, 6, 8, 16, 31, 0}),
                    Map.entry('3', new int[] {14, 17, 1, 6, 1, 17, 14, 0}),
                    Map.entry('4', new int[] {2, 6, 10, 18, 31, 2, 2, 0}),
                    Map.entry('5', new int[] {31, 16, 30, 1, 1, 17, 14, 0}),
                    Map.entry('6', new int[] {6, 8, 16, 30, 17, 17, 14, 0}),
                    Map.entry('7', new int[] {31, 1, 2, 4, 8, 8, 8, 0}),
                    Map.entry('8', new int[] {14, 17, 17, 14, 17, 17, 14, 0}),
                    Map.entry('9', new int[] {14, 17, 17, 15, 1, 2, 12, 0}),
                    Map.entry('E', new int[] {31, 16, 16, 30, 16, 16, 31, 0}),
                    Map.entry('c', new int[] {0, 0, 14, 17, 16, 17, 14, 0}),
                    Map.entry('h', new int[] {16, 16, 22, 25, 17, 17, 17, 0}),
                    Map.entry('o', new int[] {0, 0, 14, 17, 17, 17, 14, 0}),
                    Map.entry('p', new int[] {0, 0, 30, 17, 17, 30, 16, 16}),
                    Map.entry(' ', new int[] {0, 0, 0, 0, 0, 0, 0, 0}));

    private PixelFont() {}

    /**
     * @param x of the left edge
     * @param y of the upper edge
     * @param dot side of a dot in pixels
     * @throws IllegalArgumentException for a letter that it lacks
     */
    static void draw(Graphics2D graphics, String words, int x, int y, int dot) {
        for (int i = 0; i < words.length(); i++) {
            int[] rows = LETTERS.get(words.charAt(i));
            if (rows == null) {
                throw new IllegalArgumentException("no letter for '%s'".formatted(words));
            }
            int left = x + i * (WIDTH + 1) * dot;
            for (int row = 0; row < HEIGHT; row++) {
                for (int column = 0; column < WIDTH; column++) {
                    if ((rows[row] >> WIDTH - 1 - column & 1) == 1) {
                        graphics.fillRect(left + column * dot, y + row * dot, dot, dot);
                    }
                }
            }
        }
    }
}
