package loom.training.run;

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

    /** What people read. */
    public String title() {
        return title;
    }

    public int channels() {
        return channels;
    }
}
