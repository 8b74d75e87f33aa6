package loom.engine.training;

/**
 * Follows a run; called on the training thread. What it throws ends the run at once, without a
 * checkpoint, and reaches the caller of {@link GanTrainer#train}.
 */
public interface TrainingListener {
    /** The run goes on from a checkpoint; the next step is {@code step + 1}. */
    default void onResume(long step) {}

    default void onStep(StepReport report) {}

    /** Called before the checkpoint of that epoch is saved, so again if a kill falls between. */
    default void onEpoch(EpochReport report) {}

    /**
     * A checkpoint in the middle of an epoch is about to be saved: a run that goes on from it does
     * not report the steps before it again.
     */
    default void beforeCheckpoint() {}

    /** What to do next; asked before each step. */
    default Command nextCommand() {
        return Command.CONTINUE;
    }
}
