package loom.dataset;

/** How an image gets another size. */
public enum Scaling {
    /** Lanczos's filter. */
    SMOOTH("Smooth", "Right for photographs, drawings and textures"),
    /** The nearest pixel. */
    NEAREST("Hard edges", "Right for pixel art: no colour comes that was not there");

    private final String title;
    private final String effect;

    Scaling(String title, String effect) {
        this.title = title;
        this.effect = effect;
    }

    /** A word or two for a page. */
    public String title() {
        return title;
    }

    /** What it does, in a few plain words. */
    public String effect() {
        return effect;
    }
}
