package loom.dataset;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import loom.dataset.decode.RgbBytes;

/**
 * Changes the size of a picture with Lanczos's window of three lobes (Duchon 1979), which on the
 * way down is widened to cover all source pixels, so that nothing aliases.
 *
 * <p>A result pixel is the sum over the source of w(d / s) times the pixel, divided by the sum of
 * the weights; d is the distance of the centres in source pixels, s = max(1, source size / size),
 * and w(t) = sinc(t) sinc(t / 3) for |t| &lt; 3. In sRGB values, as Pillow does it.
 */
final class Lanczos {
    private static final int LOBES = 3;
    private static final int CHANNELS = 3;

    private Lanczos() {}

    /** Source rows; a row holds the channels of a pixel next to each other. */
    private interface Rows {
        void read(int index, float[] row);
    }

    /** A result row's source rows. */
    private record Window(int start, float[] weights) {
        int end() {
            return start + weights.length;
        }
    }

    /**
     * @param image as {@link Flattening} gives it
     * @return the whole of it in another size
     */
    static BufferedImage scale(BufferedImage image, int width, int height) {
        return scale(image, 0, 0, image.getWidth(), image.getHeight(), width, height);
    }

    /**
     * @param image as {@link Flattening} gives it
     * @return the largest square in its middle in another size
     */
    static BufferedImage scaleMiddle(BufferedImage image, int size) {
        int side = Math.min(image.getWidth(), image.getHeight());
        int left = (image.getWidth() - side) / 2;
        int top = (image.getHeight() - side) / 2;
        return scale(image, left, top, side, side, size, size);
    }

    private static BufferedImage scale(
            BufferedImage image, int left, int top, int across, int down, int width, int height) {
        Window[] rowsOfResult = windows(down, height);
        Window[] columnsOfResult =
                down == across && height == width ? rowsOfResult : windows(across, width);
        float[][] flat = combine(rows(image, left, top, across), CHANNELS * across, rowsOfResult);
        float[][] small = combine(columns(flat), CHANNELS * height, columnsOfResult);
        return picture(small, height);
    }

    /**
     * Each source row is read once, and added to all result rows that need it: whole rows at a time
     * are what a processor is fast at.
     */
    private static float[][] combine(Rows source, int length, Window[] windows) {
        float[][] results = new float[windows.length][length];
        float[] row = new float[length];
        int first = 0;
        for (int index = windows[0].start(); first < windows.length; index++) {
            source.read(index, row);
            for (int i = first; i < windows.length && windows[i].start() <= index; i++) {
                add(results[i], row, windows[i].weights()[index - windows[i].start()]);
            }
            while (first < windows.length && windows[first].end() == index + 1) {
                first++;
            }
        }
        return results;
    }

    private static void add(float[] sums, float[] row, float weight) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += weight * row[i];
        }
    }

    private static Rows rows(BufferedImage image, int left, int top, int across) {
        int stride = image.getWidth();
        int start = top * stride + left;
        if (RgbBytes.is(image)) {
            byte[] bytes = RgbBytes.of(image);
            return (y, row) -> read(bytes, CHANNELS * (start + y * stride), row);
        }
        int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        return (y, row) -> read(pixels, start + y * stride, across, row);
    }

    private static void read(byte[] bytes, int from, float[] row) {
        for (int i = 0; i < row.length; i++) {
            row[i] = bytes[from + i] & 0xFF;
        }
    }

    private static void read(int[] pixels, int from, int across, float[] row) {
        for (int x = 0; x < across; x++) {
            int pixel = pixels[from + x];
            row[CHANNELS * x] = pixel >> 16 & 0xFF;
            row[CHANNELS * x + 1] = pixel >> 8 & 0xFF;
            row[CHANNELS * x + 2] = pixel & 0xFF;
        }
    }

    /** The columns of a picture as rows: what is left to do is then the same once more. */
    private static Rows columns(float[][] rows) {
        return (x, column) -> {
            for (int y = 0; y < rows.length; y++) {
                column[CHANNELS * y] = rows[y][CHANNELS * x];
                column[CHANNELS * y + 1] = rows[y][CHANNELS * x + 1];
                column[CHANNELS * y + 2] = rows[y][CHANNELS * x + 2];
            }
        };
    }

    private static BufferedImage picture(float[][] columns, int height) {
        int width = columns.length;
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        int[] pixels = ((DataBufferInt) picture.getRaster().getDataBuffer()).getData();
        for (int x = 0; x < width; x++) {
            float[] column = columns[x];
            for (int y = 0; y < height; y++) {
                pixels[y * width + x] =
                        level(column[CHANNELS * y]) << 16
                                | level(column[CHANNELS * y + 1]) << 8
                                | level(column[CHANNELS * y + 2]);
            }
        }
        return picture;
    }

    private static int level(float value) {
        return Math.max(0, Math.min((int) (value + 0.5f), 255));
    }

    private static Window[] windows(int from, int to) {
        double step = (double) from / to;
        double stretch = Math.max(1, step);
        double reach = LOBES * stretch;
        Window[] windows = new Window[to];
        for (int i = 0; i < to; i++) {
            double centre = (i + 0.5) * step;
            int start = Math.max(0, (int) (centre - reach + 0.5));
            int end = Math.min(from, (int) (centre + reach + 0.5));
            double[] weights = new double[end - start];
            double sum = 0;
            for (int j = 0; j < weights.length; j++) {
                sum += weights[j] = weight((start + j + 0.5 - centre) / stretch);
            }
            float[] shares = new float[weights.length];
            for (int j = 0; j < shares.length; j++) {
                shares[j] = (float) (weights[j] / sum);
            }
            windows[i] = new Window(start, shares);
        }
        return windows;
    }

    /** sinc(t) sinc(t / 3) with one sine: sin(3a) = 3 sin(a) - 4 sin(a)^3. */
    private static double weight(double distance) {
        if (Math.abs(distance) >= LOBES) {
            return 0;
        }
        if (distance == 0) {
            return 1;
        }
        double angle = Math.PI * distance / LOBES;
        double sine = StrictMath.sin(angle);
        return (3 - 4 * sine * sine) * sine * sine / (LOBES * angle * angle);
    }
}
