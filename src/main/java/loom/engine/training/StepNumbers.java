package loom.engine.training;

import loom.engine.program.StepInput;
import loom.engine.program.StepScalar;
import loom.engine.recipe.AdamSettings;
import loom.engine.recipe.AdaptiveAugmentation;
import loom.engine.recipe.Annealing;
import loom.engine.recipe.Recipe;

/**
 * The numbers that change from step to step: Adam's corrections, averaging, whose turn it is, and
 * what the recipe anneals.
 *
 * @param before what the optimisers had done when the run began
 */
record StepNumbers(Recipe recipe, int batch, Progress.Before before) {
    /**
     * What {@link StepInput#numbers} takes.
     *
     * @param step of the run, counted from 1
     * @param augmentation as the steps before left it
     */
    double[] of(long step, AdaptiveAugmentation augmentation) {
        int turns = recipe.discriminatorSteps();
        boolean generator = step % turns == 0;
        long discriminatorStep = before.discriminator() + step;
        long generatorStep = Math.max(1, (before.generator() + step) / turns);
        double[] numbers = StepScalar.zeros();
        AdamSettings discriminatorAdam = recipe.discriminatorAdam();
        AdamSettings generatorAdam = recipe.generatorAdam();
        double averagingImages = recipe.averagingImages();
        if (recipe.isAnnealing()) {
            Annealing now = Annealing.of(recipe, (double) batch * step);
            discriminatorAdam = now.adam(discriminatorAdam);
            generatorAdam = now.adam(generatorAdam);
            averagingImages = now.averagingImages(recipe.averagingImages());
            StepScalar.PENALTY.put(numbers, now.penalty());
        }
        StepScalar.DISCRIMINATOR_ADAM.put(numbers, discriminatorAdam.factors(discriminatorStep));
        StepScalar.GENERATOR_ADAM.put(numbers, generatorAdam.factors(generatorStep));
        StepScalar.AVERAGE_SHARE.put(numbers, share(generatorStep, averagingImages));
        StepScalar.GENERATORS_TURN.put(numbers, generator ? 1 : 0);
        StepScalar.AUGMENTATION.put(numbers, augmentation.probability());
        return numbers;
    }

    /**
     * The new weights' share in the moving average: 1 - 0.5^(images / half-life), more in the first
     * steps, so that the first weights, which are noise, are soon forgotten.
     */
    private double share(long generatorStep, double averagingImages) {
        if (!recipe.isAveraging()) {
            return 0;
        }
        double images = (double) batch * recipe.discriminatorSteps();
        double kept = StrictMath.pow(0.5, images / averagingImages);
        return 1 - Math.min(kept, (1.0 + generatorStep) / (10.0 + generatorStep));
    }
}
