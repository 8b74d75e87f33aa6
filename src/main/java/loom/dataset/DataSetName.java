package loom.dataset;

import loom.base.RefusedException;

/**
 * What a person calls a data set, without blanks around it.
 *
 * @throws RefusedException if it is empty or too long
 */
record DataSetName(String value) {
    private static final int LONGEST = 100;

    DataSetName {
        value = value.strip();
        if (value.isEmpty()) {
            throw new RefusedException(
                    "the data set has no name", "each has one", "give it a name");
        }
        if (value.length() > LONGEST) {
            throw new RefusedException(
                    "the name has " + value.length() + " characters",
                    "it may have up to " + LONGEST,
                    "give a shorter one");
        }
    }
}
