package loom.training.run;

import loom.engine.recipe.Preset;

/** Whether a run learns colours or brightness alone. */
public enum Colour {
    RGB("Colour", 3),
    GREY("Grey", 1);

    private final String title;
    private final int channels;

    Colour(String title, int channels) {
        this.title = title;
        this.channels = channels;
    }

    /** What a recipe usually learns. */
    public static Colour of(Preset preset) {
        return preset.isGrey() ? GREY : RGB;
    }

    /** What people read. */
    public String title() {
        return title;
    }

    public int channels() {
        return channels;
    }
}
