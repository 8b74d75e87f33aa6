package loom.export;

/**
 * What a film shall be.
 *
 * @param framesPerSecond 1 to {@value #MAX_FRAMES_PER_SECOND}
 * @param scale how many pixels wide and high a pixel becomes, 1 to {@value #MAX_SCALE}; less where
 *     the film would be wider than {@value #MAX_SIDE} pixels
 * @param smooth whether pixels melt into each other (Lanczos) when they are enlarged, or stay
 *     blocks
 */
public record FilmForm(FilmFormat format, int framesPerSecond, int scale, boolean smooth) {
    /** A GIF's frames last whole hundredths of a second, and browsers slow down below two. */
    public static final int MAX_FRAMES_PER_SECOND = 50;

    public static final int MAX_SCALE = 8;

    /** The largest square of even sides that players with hardware for H.264 (level 5.1) show. */
    public static final int MAX_SIDE = 2048;

    public FilmForm {
        requireBetween("frames per second", framesPerSecond, MAX_FRAMES_PER_SECOND);
        requireBetween("scale", scale, MAX_SCALE);
    }

    /** How wide and high the film of pictures of a size is. */
    public int side(int size) {
        return side(size, scale);
    }

    /** The same for a scale that is only thought of. */
    public static int side(int size, int scale) {
        return Math.min(size * Math.clamp(MAX_SIDE / size, 1, scale), MAX_SIDE);
    }

    /** The name of a film's file, with its ending. */
    public String fileName(String title) {
        return PieceZip.fileName(title)
                + switch (format) {
                    case GIF -> ".gif";
                    case MP4 -> ".mp4";
                };
    }

    private static void requireBetween(String what, int value, int largest) {
        if (value < 1 || value > largest) {
            throw new IllegalArgumentException(
                    "%s must be in 1..%d, were %d".formatted(what, largest, value));
        }
    }
}
