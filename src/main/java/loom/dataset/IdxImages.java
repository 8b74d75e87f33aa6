package loom.dataset;

import loom.base.Wording;

/**
 * The images that one IDX file had to give.
 *
 * @param promise what its header says: "60,000 images of 28 x 28"
 * @param promised how many images its header names
 * @param found how many of them could be read, the first ones
 */
record IdxImages(String name, String promise, int promised, int found) {
    boolean isWhole() {
        return found == promised;
    }

    /** What is missing, for a report. */
    Note note() {
        return new Note(
                name,
                "promises %s and ends too early or is damaged: the first %s could be read, %s missing"
                        .formatted(
                                promise,
                                Wording.number(found),
                                Wording.number(promised - found)
                                        + (promised - found == 1 ? " is" : " are")));
    }

    /** What is missing, for a question. */
    String sentence() {
        return "\"%s\" promises %s, and %s of them could be read: it ends too early or is damaged."
                .formatted(name, promise, Wording.number(found));
    }
}
