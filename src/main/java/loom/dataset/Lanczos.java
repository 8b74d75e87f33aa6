package loom.dataset;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;

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

    private final int[] pixels;
    private final int offset;
    private final int stride;
    private final int across;
    private final Window[] columns;
    private final Window[] rows;

    /** A result pixel's source pixels. */
    private record Window(int start, float[] weights) {
        int end() {
            return start + weights.length;
        }
    }

    private Lanczos(BufferedImage image, int left, int top, int across, int down, int w, int h) {
        pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        stride = image.getWidth();
        offset = top * stride + left;
        this.across = across;
        columns = windows(across, w);
        rows = windows(down, h);
    }

    /**
     * @param image of the type {@code TYPE_INT_RGB}
     * @return the whole of it in another size
     */
    static BufferedImage scale(BufferedImage image, int width, int height) {
        return new Lanczos(image, 0, 0, image.getWidth(), image.getHeight(), width, height).draw();
    }

    /**
     * @param image of the type {@code TYPE_INT_RGB}
     * @return the largest square in its middle in another size
     */
    static BufferedImage scaleMiddle(BufferedImage image, int size) {
        int side = Math.min(image.getWidth(), image.getHeight());
        int left = (image.getWidth() - side) / 2;
        int top = (image.getHeight() - side) / 2;
        return new Lanczos(image, left, top, side, side, size, size).draw();
    }

    /**
     * Each source row is read once, and added to all result rows that need it: whole rows at a time
     * are what a processor is fast at. A complete row is then narrowed.
     */
    private BufferedImage draw() {
        int width = columns.length;
        BufferedImage result = new BufferedImage(width, rows.length, BufferedImage.TYPE_INT_RGB);
        int[] target = ((DataBufferInt) result.getRaster().getDataBuffer()).getData();
        float[][] sums = new float[rows.length][];
        float[] row = new float[across * CHANNELS];
        int first = 0;
        for (int y = rows[0].start(); first < rows.length; y++) {
            read(y, row);
            for (int i = first; i < rows.length && rows[i].start() <= y; i++) {
                if (sums[i] == null) sums[i] = new float[across * CHANNELS];
                add(sums[i], row, rows[i].weights()[y - rows[i].start()]);
            }
            for (; first < rows.length && rows[first].end() == y + 1; first++) {
                narrow(sums[first], target, first * width);
                sums[first] = new float[0];
            }
        }
        return result;
    }

    /** All red values, then all green ones, then all blue ones. */
    private void read(int y, float[] row) {
        int from = offset + y * stride;
        for (int x = 0; x < across; x++) row[x] = pixels[from + x] >> 16 & 0xFF;
        for (int x = 0; x < across; x++) row[across + x] = pixels[from + x] >> 8 & 0xFF;
        for (int x = 0; x < across; x++) row[2 * across + x] = pixels[from + x] & 0xFF;
    }

    private static void add(float[] sums, float[] row, float weight) {
        for (int x = 0; x < sums.length; x++) sums[x] += weight * row[x];
    }

    private void narrow(float[] sums, int[] target, int to) {
        for (Window column : columns) {
            float[] weights = column.weights();
            float red = 0.5f;
            float green = 0.5f;
            float blue = 0.5f;
            int from = column.start();
            for (int i = 0; i < weights.length; i++) {
                red += weights[i] * sums[from + i];
                green += weights[i] * sums[across + from + i];
                blue += weights[i] * sums[2 * across + from + i];
            }
            target[to++] = level(red) << 16 | level(green) << 8 | level(blue);
        }
    }

    private static int level(float value) {
        return Math.max(0, Math.min((int) value, 255));
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
            for (int j = 0; j < weights.length; j++)
                sum += weights[j] = weight((start + j + 0.5 - centre) / stretch);
            float[] shares = new float[weights.length];
            for (int j = 0; j < shares.length; j++) shares[j] = (float) (weights[j] / sum);
            windows[i] = new Window(start, shares);
        }
        return windows;
    }

    private static double weight(double distance) {
        if (Math.abs(distance) >= LOBES) return 0;
        return sinc(distance) * sinc(distance / LOBES);
    }

    private static double sinc(double x) {
        return x == 0 ? 1 : StrictMath.sin(Math.PI * x) / (Math.PI * x);
    }
}
