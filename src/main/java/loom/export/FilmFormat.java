package loom.export;

/** The kinds of file that a film can be. */
public enum FilmFormat {
    /** Plays everywhere, also in a mail; 256 colours. */
    GIF("GIF"),

    /** H.264 in MP4: all colours, and a fraction of a GIF's size. */
    MP4("MP4");

    private final String title;

    FilmFormat(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}
