package loom.job;

/** How a handler left its job. */
public enum JobEnd {
    /** Nothing is left to do. */
    DONE,
    /** Unfinished because the process shuts down: stays in the queue for the next worker. */
    HANDED_BACK
}
