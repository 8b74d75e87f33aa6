package loom.dataset.jpeg;

/**
 * One colour component of a file.
 *
 * @param across blocks of it beside each other in a unit of the scan, 1 or 2
 * @param down blocks of it below each other, 1 or 2
 * @param steps what its 64 coefficients are multiplied by, in zigzag order
 */
record Component(int across, int down, int[] steps, HuffmanCode dc, HuffmanCode ac) {}
