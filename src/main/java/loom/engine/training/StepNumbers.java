package loom.engine.training;

import loom.engine.program.StepInput;
import loom.engine.recipe.Recipe;

/**
 * The numbers that change from step to step: Adam's corrections, averaging, whose turn it is.
 *
 * @param before what the optimisers had done when the run began
 */
record StepNumbers(Recipe recipe, int batch, Progress.Before before) {
    private static final int ADAM = 6;
    private static final int SHARE = 2 * ADAM;

    /**
     * What {@link StepInput#numbers} takes.
     *
     * @param step of the run, counted from 1
     */
    double[] of(long step) {
        int turns = recipe.discriminatorSteps();
        boolean generator = step % turns == 0;
        long discriminatorStep = before.discriminator() + step;
        long generatorStep = Math.max(1, (before.generator() + step) / turns);
        double[] numbers = new double[StepInput.NUMBERS];
        System.arraycopy(
                recipe.discriminatorAdam().factors(discriminatorStep), 0, numbers, 0, ADAM);
        System.arraycopy(recipe.generatorAdam().factors(generatorStep), 0, numbers, ADAM, ADAM);
        numbers[SHARE] = share(generatorStep);
        numbers[SHARE + 1] = generator ? 1 : 0;
        return numbers;
    }

    /**
     * The new weights' share in the moving average: 1 - 0.5^(images / half-life), more in the first
     * steps, so that the first weights, which are noise, are soon forgotten.
     */
    private double share(long generatorStep) {
        if (!recipe.isAveraging()) {
            return 0;
        }
        double images = (double) batch * recipe.discriminatorSteps();
        double kept = StrictMath.pow(0.5, images / recipe.averagingImages());
        return 1 - Math.min(kept, (1.0 + generatorStep) / (10.0 + generatorStep));
    }
}
