package loom.engine.training;

/** What a listener wants next; asked before each step. */
public enum Command {
    CONTINUE,
    /** Save and return, to be resumed later. */
    PAUSE,
    /** Save and return for good, with the model as it is. */
    STOP
}
