package loom.export;

import loom.engine.sampling.Picture;

/** A picture that knows where it comes from. */
public record Artwork(Picture picture, Lineage lineage) {}
