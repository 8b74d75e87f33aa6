package loom.dataset;

/**
 * How the images of a data set are made square and opaque.
 *
 * @param scaling how they get the size of training
 * @param transposed true if IDX files hold their images column by column, as EMNIST's do: rows and
 *     columns are exchanged
 */
public record ImportSettings(
        ResizeMode fit, BackgroundColour background, Scaling scaling, boolean transposed) {
    public static final ImportSettings DEFAULT =
            new ImportSettings(ResizeMode.CROP, BackgroundColour.WHITE);

    /** For images that are scaled smoothly and lie as they are seen. */
    public ImportSettings(ResizeMode fit, BackgroundColour background) {
        this(fit, background, Scaling.SMOOTH, false);
    }
}
