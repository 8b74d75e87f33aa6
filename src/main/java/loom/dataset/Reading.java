package loom.dataset;

/** How going through uploads ended. Nobody else knows whether what was seen is all there is. */
enum Reading {
    /** Everything was shown. */
    COMPLETED,
    /** The visitor wanted no more: what it saw is a part, however large. */
    STOPPED
}
