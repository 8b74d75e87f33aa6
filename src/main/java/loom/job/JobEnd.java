package loom.job;

/** How a handler left its job. */
public enum JobEnd {
    /** Nothing is left to do. */
    DONE,
    /** Unfinished because the worker has to stop: keeps its place for the next worker. */
    RESCHEDULE
}
