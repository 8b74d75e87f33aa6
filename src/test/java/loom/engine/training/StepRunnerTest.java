package loom.engine.training;

import static org.assertj.core.api.Assertions.assertThat;

import loom.engine.network.GanArchitecture;
import org.junit.jupiter.api.Test;

class StepRunnerTest {
    private static final GanArchitecture SMALL = new GanArchitecture("dcgan", 32, 1, 8, 4, 4);
    private static final TrainingSettings SETTINGS =
            TrainingSettings.forPreset(Preset.DCGAN, 32, 1)
                    .withArchitecture(SMALL)
                    .withBatchSize(4);
    private static final BatchFeed FEED = new BatchFeed(SETTINGS, new RandomBytes(SETTINGS));

    @Test
    void fifty_steps_leave_as_many_native_arrays_as_one() {
        try (StepRunner runner =
                new StepRunner(SETTINGS, Precision.FLOAT32, GanSnapshot.initial(SETTINGS))) {
            run(runner, 1);
            int afterOne = runner.state().liveArrays();
            for (int step = 2; step <= 50; step++) {
                run(runner, step);
            }
            assertThat(runner.state().liveArrays()).isEqualTo(afterOne);
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
