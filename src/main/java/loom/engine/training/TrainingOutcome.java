package loom.engine.training;

import loom.engine.sampling.GeneratorModel;

/** How a call of {@link GanTrainer#train} ended. */
public sealed interface TrainingOutcome {
    /** The last step whose result counts. */
    long step();

    /** All epochs are done. */
    record Finished(long step, GeneratorModel model) implements TrainingOutcome {}

    /** The listener asked for a pause; a checkpoint is saved. */
    record Paused(long step) implements TrainingOutcome {}

    /** The listener asked to stop; a checkpoint is saved. */
    record Stopped(long step, GeneratorModel model) implements TrainingOutcome {}

    /** A loss was not finite at {@code step}; the last good checkpoint is kept. */
    record Diverged(long step) implements TrainingOutcome {}
}
