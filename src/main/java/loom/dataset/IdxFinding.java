package loom.dataset;

import loom.base.Refusal;

/** What an IDX file turned out to be, after all of it was gone through once. */
sealed interface IdxFinding {
    /** The scan was stopped: nothing is known. */
    record Stopped() implements IdxFinding {}

    /** No IDX file. */
    record Other(String reason) implements IdxFinding {}

    record Unusable(Refusal refusal) implements IdxFinding {}

    /** A whole file of labels. */
    record Labels(IdxHeader header) implements IdxFinding {}

    /**
     * Images, as far as they could be read.
     *
     * @param found at least 1, at most what the header promises
     */
    record Images(IdxHeader header, int found) implements IdxFinding {}
}
