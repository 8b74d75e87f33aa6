package loom.engine.quality;

import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.Stream;

/**
 * Real images as points, each with the ball that reaches to its {@value Prdc#NEIGHBOURS}th nearest
 * other: what pictures are held against for {@link Prdc}. Every component is divided by its
 * deviation over the real images, so that none speaks louder than the others; one that hardly
 * varies, by a tenth of the mean deviation.
 */
final class Neighbourhoods {
    private static final double LEAST_DEVIATION = 0.1;

    private final float[] scales;
    private final float[][] points;
    private final float[] balls;
    private final double realScore;

    /**
     * @param real features of real images, more than {@value Prdc#NEIGHBOURS}
     * @param others of as many other real images
     */
    Neighbourhoods(float[][] real, float[][] others) {
        scales = scales(Stream.of(real, others).flatMap(Arrays::stream).toArray(float[][]::new));
        points = scaled(real);
        balls = balls(points);
        realScore = compared(scaled(others), 1).score();
    }

    /** How many real images these are; as many pictures, at most, are compared with them. */
    int size() {
        return points.length;
    }

    /**
     * @param features of pictures, more than {@value Prdc#NEIGHBOURS}
     */
    Prdc measure(float[][] features) {
        return compared(scaled(features), realScore);
    }

    private Prdc compared(float[][] pictures, double scoreOfReal) {
        float[] ballsOfPictures = balls(pictures);
        BitSet recalled = new BitSet();
        BitSet covered = new BitSet();
        int precise = 0;
        long inside = 0;
        for (int i = 0; i < pictures.length; i++) {
            long before = inside;
            for (int j = 0; j < points.length; j++) {
                float square = squaredDistance(pictures[i], points[j]);
                if (square <= balls[j]) {
                    inside++;
                    covered.set(j);
                }
                if (square <= ballsOfPictures[i]) {
                    recalled.set(j);
                }
            }
            precise += inside > before ? 1 : 0;
        }
        return new Prdc(
                (double) precise / pictures.length,
                (double) recalled.cardinality() / points.length,
                (double) inside / ((long) Prdc.NEIGHBOURS * pictures.length),
                (double) covered.cardinality() / points.length,
                scoreOfReal);
    }

    /** Of each point, the squared distance to its {@value Prdc#NEIGHBOURS}th nearest other. */
    private static float[] balls(float[][] points) {
        float[][] squares = new float[points.length][points.length];
        for (int i = 0; i < points.length; i++) {
            for (int j = 0; j < i; j++) {
                squares[i][j] = squaredDistance(points[i], points[j]);
                squares[j][i] = squares[i][j];
            }
        }
        float[] balls = new float[points.length];
        for (int i = 0; i < points.length; i++) {
            Arrays.sort(squares[i]); // it is its own nearest, at 0
            balls[i] = squares[i][Prdc.NEIGHBOURS];
        }
        return balls;
    }

    private static float squaredDistance(float[] a, float[] b) {
        float sum = 0;
        for (int k = 0; k < a.length; k++) {
            float difference = a[k] - b[k];
            sum += difference * difference;
        }
        return sum;
    }

    private float[][] scaled(float[][] features) {
        float[][] result = new float[features.length][];
        for (int i = 0; i < features.length; i++) {
            result[i] = features[i].clone();
            for (int k = 0; k < scales.length; k++) {
                result[i][k] *= scales[k];
            }
        }
        return result;
    }

    private static float[] scales(float[][] features) {
        int components = features[0].length;
        double[] deviations = new double[components];
        for (int k = 0; k < components; k++) {
            double sum = 0;
            double squares = 0;
            for (float[] row : features) {
                sum += row[k];
                squares += (double) row[k] * row[k];
            }
            double mean = sum / features.length;
            deviations[k] = Math.sqrt(Math.max(0, squares / features.length - mean * mean));
        }
        double least = LEAST_DEVIATION * Arrays.stream(deviations).average().orElse(0);
        float[] scales = new float[components];
        for (int k = 0; k < components; k++) {
            double deviation = Math.max(deviations[k], least);
            scales[k] = deviation > 0 ? (float) (1 / deviation) : 1;
        }
        return scales;
    }
}
