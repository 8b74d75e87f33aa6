package loom.dataset;

/**
 * Something to know about a file that was taken in.
 *
 * @param file its name as uploaded, with the folders inside a zip
 * @param text what, in plain words: "is a JPEG file named .png; it was read as JPEG"
 */
public record Note(String file, String text) {}
