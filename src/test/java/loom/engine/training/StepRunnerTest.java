package loom.engine.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import loom.engine.network.GanArchitecture;
import loom.engine.recipe.GradientPenalties;
import loom.engine.recipe.Preset;
import loom.engine.recipe.Recipe;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StepRunnerTest {
    private static final GanArchitecture SMALL = new GanArchitecture("dcgan", 32, 1, 8, 4, 4);
    private static final TrainingSettings SETTINGS =
            TrainingSettings.forPreset(Preset.DCGAN, 32, 1)
                    .withArchitecture(SMALL)
                    .withBatchSize(4);
    private static final TrainingSettings STYLE =
            TrainingSettings.forPreset(Preset.STYLE, 32, 1)
                    .withArchitecture(new GanArchitecture("style", 32, 1, 8, 4, 4))
                    .withBatchSize(4);
    private static final BatchLoader FEED = new BatchLoader(SETTINGS, new RandomBytes(SETTINGS));

    @ParameterizedTest
    @MethodSource("presets")
    void twenty_steps_leave_as_many_native_arrays_as_one(Preset preset) {
        TrainingSettings settings = small(preset, preset.recipe());
        BatchLoader feed = new BatchLoader(settings, new RandomBytes(settings));
        try (StepRunner runner =
                new StepRunner(settings, Precision.FLOAT32, GanSnapshot.initial(settings))) {
            runner.run(1, feed.batch(1));
            int afterOne = runner.state().liveArrays();
            for (int step = 2; step <= 20; step++) {
                runner.run(step, feed.batch(step));
            }
            assertThat(runner.state().liveArrays()).isEqualTo(afterOne);
        }
    }

    @Test
    void the_fixed_noise_of_a_generator_is_not_trained() {
        GanSnapshot start = GanSnapshot.initial(STYLE);
        BatchLoader feed = new BatchLoader(STYLE, new RandomBytes(STYLE));
        try (StepRunner runner = new StepRunner(STYLE, Precision.FLOAT32, start)) {
            runner.run(1, feed.batch(1));
            NetworkSnapshot end = runner.state().snapshot(Progress.start()).generator();
            assertThat(end.statistics()).isEqualTo(start.generator().statistics());
            assertThat(end.weights()).isNotEqualTo(start.generator().weights());
        }
    }

    @Test
    void mixed_styles_change_what_is_learned() {
        assertThat(generatorAfterOneStep(STYLE.recipe().withStyleMixing(0)))
                .isNotEqualTo(generatorAfterOneStep(STYLE.recipe().withStyleMixing(1)));
    }

    private static float[] generatorAfterOneStep(Recipe recipe) {
        TrainingSettings settings = STYLE.withRecipe(recipe);
        BatchLoader feed = new BatchLoader(settings, new RandomBytes(settings));
        try (StepRunner runner =
                new StepRunner(settings, Precision.FLOAT32, GanSnapshot.initial(settings))) {
            runner.run(1, feed.batch(1));
            return runner.state().snapshot(Progress.start()).generator().weights();
        }
    }

    @Test
    void a_step_moves_every_weight_tensor_of_both_networks() {
        GanSnapshot start = GanSnapshot.initial(SETTINGS);
        try (StepRunner runner = new StepRunner(SETTINGS, Precision.FLOAT32, start)) {
            run(runner, 1);
            GanSnapshot end = runner.state().snapshot(Progress.start());
            assertMoved(start.generator().weights(), end.generator().weights());
            assertMoved(start.discriminator().weights(), end.discriminator().weights());
        }
    }

    @ParameterizedTest
    @MethodSource("presets")
    void a_gradient_penalty_goes_with_every_recipe_and_changes_what_is_learned(Preset preset) {
        float[] without = discriminatorAfterThreeSteps(preset, 0);
        float[] light = discriminatorAfterThreeSteps(preset, 1);
        float[] heavy = discriminatorAfterThreeSteps(preset, 2);
        assertThat(light).isNotEqualTo(without);
        // Any penalty has the step computed in another order, which rounds otherwise.
        assertThat(heavy).isNotEqualTo(light);
    }

    private static List<Preset> presets() {
        return Preset.all();
    }

    private static TrainingSettings small(Preset preset, Recipe recipe) {
        return TrainingSettings.forPreset(preset, 32, 1)
                .withArchitecture(new GanArchitecture(preset.family().id(), 32, 1, 8, 4, 4))
                .withRecipe(recipe)
                .withBatchSize(4);
    }

    private static float[] discriminatorAfterThreeSteps(Preset preset, double penalty) {
        Recipe recipe = preset.recipe();
        TrainingSettings settings =
                small(
                        preset,
                        recipe.withPenalties(GradientPenalties.of(recipe.objective(), penalty)));
        BatchLoader feed = new BatchLoader(settings, new RandomBytes(settings));
        try (StepRunner runner =
                new StepRunner(settings, Precision.FLOAT32, GanSnapshot.initial(settings))) {
            for (int step = 1; step <= 3; step++) {
                assertThat(runner.run(step, feed.batch(step)).isFinite()).isTrue();
            }
            return runner.state().snapshot(Progress.start()).discriminator().weights();
        }
    }

    private static void assertMoved(float[] before, float[] after) {
        int moved = 0;
        for (int i = 0; i < before.length; i++) {
            // Adam's first step is the learning rate, whatever the gradient.
            assertThat(Math.abs(before[i] - after[i])).isLessThan(2.1e-4f);
            moved += before[i] == after[i] ? 0 : 1;
        }
        assertThat(moved).isGreaterThan(before.length * 9 / 10);
    }

    private static void run(StepRunner runner, long step) {
        runner.run(step, FEED.batch(step));
    }
}
