package loom.dataset;

/** How the images of a data set are made square and opaque. */
public record ImportSettings(Fit fit, BackgroundColour background) {
    public static final ImportSettings DEFAULT =
            new ImportSettings(Fit.CROP, BackgroundColour.WHITE);
}
