package loom.engine.network;

/** What a discriminator learns about the batch as a whole, a cure for mode collapse. */
public enum MinibatchFeature {
    NONE,
    /** See {@link MinibatchDeviation}. */
    DEVIATION,
    /** See {@link MinibatchDiscrimination}. */
    DISCRIMINATION
}
