package loom.training.run;

/** Where a run is in its life. */
public enum RunState {
    /** Waits for a worker. */
    QUEUED,
    /** A worker trains it, or will go on with it as soon as one is there again. */
    RUNNING,
    /** Rests at its checkpoint until somebody resumes it. */
    PAUSED,
    /** All epochs are done; there is a model. */
    FINISHED,
    /** Ended early by a person; there is a model unless it never started. */
    STOPPED,
    /** The losses left the range of numbers; there is no model. */
    DIVERGED,
    /** Something outside the recipe went wrong. The last checkpoint is kept. */
    FAILED;

    /** True where a run rests for good, unless somebody resumes it. */
    public boolean isOver() {
        return switch (this) {
            case QUEUED, RUNNING, PAUSED -> false;
            case FINISHED, STOPPED, DIVERGED, FAILED -> true;
        };
    }

    /** True while a worker has it or is going to. */
    public boolean isUnderWay() {
        return this == QUEUED || this == RUNNING;
    }
}
