package loom.dataset;

/**
 * A whole label file.
 *
 * @param values one unsigned byte for each image, in the order of the images
 */
record IdxLabels(String name, byte[] values) {}
