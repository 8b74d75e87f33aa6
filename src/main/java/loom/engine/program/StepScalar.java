package loom.engine.program;

import loom.engine.recipe.AdamFactor;

/** The numbers that change from step to step, in the order of {@link StepInput#numbers}. */
public enum StepScalar {
    /** {@link AdamFactor}s of the discriminator. */
    DISCRIMINATOR_ADAM(AdamFactor.COUNT),
    /** {@link AdamFactor}s of the generator. */
    GENERATOR_ADAM(AdamFactor.COUNT),
    /** The new weights' share in the moving average. */
    AVERAGE_SHARE(1),
    /** 1 where it is the generator's turn, else 0. */
    GENERATORS_TURN(1),
    /** What gradient penalties are multiplied with; read by recipes that anneal. */
    PENALTY(1),
    /** How often adaptive augmentation is applied, 0 to 1. */
    AUGMENTATION(1);

    private final int width;

    StepScalar(int width) {
        this.width = width;
    }

    /** Writes it to its place among the numbers of a step. */
    public void put(double[] numbers, double... values) {
        if (values.length != width) {
            throw new IllegalArgumentException(
                    "%s takes %d numbers, was given %d".formatted(this, width, values.length));
        }
        System.arraycopy(values, 0, numbers, start(), width);
    }

    /** An array for the numbers of a step, all 0. */
    public static double[] zeros() {
        StepScalar last = values()[values().length - 1];
        return new double[last.start() + last.width];
    }

    /** Where it begins among the numbers of a step. */
    public int start() {
        int start = 0;
        for (int i = 0; i < ordinal(); i++) {
            start += values()[i].width;
        }
        return start;
    }

    /** What a program reads it by: a float, or a tensor of several. */
    String text() {
        return width == 1
                ? "float(torch.select(h, 0, %d))".formatted(start())
                : "torch.slice(h, 0, %d, %d)".formatted(start(), start() + width);
    }
}
