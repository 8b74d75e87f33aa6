package loom.dataset;

/**
 * How often a label occurs in a data set.
 *
 * @param label as its label file numbers it, 0 to 255
 * @param images how many have it
 */
public record LabelCount(int label, int images) {}
