package loom.training.run;

/** What a person asked of a run that a worker has; the worker reads it between two steps. */
public enum Wish {
    PAUSE,
    STOP
}
