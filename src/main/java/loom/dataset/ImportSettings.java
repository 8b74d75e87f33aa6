package loom.dataset;

/** How the images of a data set are made square and opaque. */
public record ImportSettings(ResizeMode fit, BackgroundColour background) {
    public static final ImportSettings DEFAULT =
            new ImportSettings(ResizeMode.CROP, BackgroundColour.WHITE);
}
