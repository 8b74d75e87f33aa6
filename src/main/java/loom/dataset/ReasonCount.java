package loom.dataset;

/**
 * How many files of an upload have one thing in common.
 *
 * @param reason why they were left out, or what their note says
 */
public record ReasonCount(String reason, int files) {}
