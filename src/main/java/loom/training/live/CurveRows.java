package loom.training.live;

import java.util.List;

/**
 * Points of a run's charts, one row for each step: the step, and for the first two two values that
 * jump, and their averages. Nobody changes the rows.
 *
 * @param replaces true if they are drawn instead of what is drawn, false if after it
 * @param losses of discriminator and generator
 * @param scores mean D(x) and D(G(z))
 * @param augmentation how often images were augmented, one value
 */
public record CurveRows(
        boolean replaces,
        List<double[]> losses,
        List<double[]> scores,
        List<double[]> augmentation) {
    public CurveRows {
        losses = List.copyOf(losses);
        scores = List.copyOf(scores);
        augmentation = List.copyOf(augmentation);
    }

    boolean isEmpty() {
        return !replaces && losses.isEmpty();
    }
}
