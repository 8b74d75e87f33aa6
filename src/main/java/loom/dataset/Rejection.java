package loom.dataset;

/**
 * A file that was left out of a data set.
 *
 * @param file its name as uploaded, with the folders inside a zip
 * @param reason why, in plain words: "is damaged: it ends too early"
 */
public record Rejection(String file, String reason) {}
