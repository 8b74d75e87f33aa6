package loom.engine.sampling;

import java.util.ArrayList;
import java.util.List;

/** The line that a journey takes from one latent to the next. */
public enum Interpolation {
    /** (1 - t) a + t b. */
    LINEAR {
        @Override
        public Latent between(Latent a, Latent b, double t) {
            return mix(a, 1 - t, b, t);
        }
    },

    /**
     * Along the great circle (Shoemake 1985; for latents White 2016, arXiv:1609.04468): {@code
     * sin((1 - t) w) / sin(w) a + sin(t w) / sin(w) b}, w the angle between a and b. Falls back to
     * the straight line where they are nearly parallel or opposite, or one is zero.
     */
    SPHERICAL {
        @Override
        public Latent between(Latent a, Latent b, double t) {
            double cosine = cosine(a, b);
            double sine = Math.sqrt(Math.max(0, 1 - cosine * cosine));
            if (!(sine > 1e-4)) { // also where the cosine is not a number
                return LINEAR.between(a, b, t);
            }
            double angle = StrictMath.acos(cosine);
            double full = StrictMath.sin(angle);
            return mix(
                    a, StrictMath.sin((1 - t) * angle) / full, b, StrictMath.sin(t * angle) / full);
        }
    };

    /** The most frames of one segment. */
    public static final int MAX_STEPS = 1024;

    /** The latent at t, 0 giving a and 1 giving b. */
    public abstract Latent between(Latent a, Latent b, double t);

    /**
     * The frames of a journey.
     *
     * <p>An open walk has {@code stepsBetween} frames for each pair of neighbouring keyframes, both
     * ends included in the last pair: K keyframes give (K - 1) * stepsBetween frames, of which the
     * first is the first keyframe and the last is the last one. Within every pair but the last, the
     * frames are at t = 0, 1/n, … (n - 1)/n; within the last at t = 0, 1/(n - 1), … 1. So two
     * keyframes and 8 steps are 8 frames, ends included. A loop also walks from the last keyframe
     * back to the first, K * stepsBetween frames, all pairs at t = 0, 1/n, … (n - 1)/n, so that it
     * repeats without a doubled frame.
     *
     * @param stepsBetween frames of each pair, 2 to {@value #MAX_STEPS}
     * @throws IllegalArgumentException for fewer than two keyframes, or keyframes of unequal size
     */
    public List<Latent> walk(List<Latent> keyframes, int stepsBetween, boolean loop) {
        if (keyframes.size() < 2) {
            throw new IllegalArgumentException(
                    "a journey needs at least 2 keyframes, had " + keyframes.size());
        }
        if (stepsBetween < 2 || stepsBetween > MAX_STEPS) {
            throw new IllegalArgumentException(
                    "steps must be in 2..%d, were %d".formatted(MAX_STEPS, stepsBetween));
        }
        int segments = loop ? keyframes.size() : keyframes.size() - 1;
        List<Latent> frames = new ArrayList<>(segments * stepsBetween);
        for (int segment = 0; segment < segments; segment++) {
            Latent from = keyframes.get(segment);
            Latent to = keyframes.get((segment + 1) % keyframes.size());
            boolean reachesEnd = !loop && segment == segments - 1;
            int parts = reachesEnd ? stepsBetween - 1 : stepsBetween;
            for (int step = 0; step < stepsBetween; step++) {
                frames.add(between(from, to, (double) step / parts));
            }
        }
        return List.copyOf(frames);
    }

    private static Latent mix(Latent a, double weightA, Latent b, double weightB) {
        float[] from = a.values();
        float[] to = b.values();
        requireSameSize(from, to);
        for (int i = 0; i < from.length; i++) {
            from[i] = (float) (weightA * from[i] + weightB * to[i]);
        }
        return new Latent(from);
    }

    private static double cosine(Latent a, Latent b) {
        float[] from = a.values();
        float[] to = b.values();
        requireSameSize(from, to);
        double dot = 0;
        double squareA = 0;
        double squareB = 0;
        for (int i = 0; i < from.length; i++) {
            dot += (double) from[i] * to[i];
            squareA += (double) from[i] * from[i];
            squareB += (double) to[i] * to[i];
        }
        return dot / Math.sqrt(squareA * squareB);
    }

    private static void requireSameSize(float[] a, float[] b) {
        if (a.length != b.length) {
            throw new IllegalArgumentException(
                    "keyframes must be of one size, were %d and %d".formatted(a.length, b.length));
        }
    }
}
