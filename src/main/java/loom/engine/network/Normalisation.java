package loom.engine.network;

/** What keeps the values inside a discriminator in range. */
public enum Normalisation {
    /** Batch normalisation on all blocks but the first and the last, as in the DCGAN paper. */
    BATCH,
    /** Each convolution's weight is divided by its largest singular value. */
    SPECTRAL,
    /** Nothing: right beside gradient penalties, which judge each image alone. */
    NONE
}
