package loom.dataset;

/** How an image that is not square becomes square. */
public enum ResizeMode {
    CROP("Crop", "Keeps the middle, cuts off what sticks out"),
    PAD("Pad", "Keeps everything, fills the rest with the background"),
    STRETCH("Stretch", "Keeps everything, changes the proportions");

    private final String title;
    private final String effect;

    ResizeMode(String title, String effect) {
        this.title = title;
        this.effect = effect;
    }

    /** One word for a page. */
    public String title() {
        return title;
    }

    /** What it does, in a few plain words. */
    public String effect() {
        return effect;
    }
}
