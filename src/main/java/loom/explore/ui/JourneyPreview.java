package loom.explore.ui;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import loom.engine.sampling.Picture;
import loom.explore.Explorer;
import loom.explore.Journey;
import loom.export.Frames;

/**
 * What a page plays of a journey: some of its frames, evenly spread, so few that the session of a
 * person who only looks stays small. Files have all frames and are made elsewhere.
 *
 * @param packed the frames as {@link FramePlayer#pack} gave them
 * @param shown how many these are
 * @param count how many frames the journey has
 * @param size side of a frame in pixels
 */
record JourneyPreview(byte[] packed, int shown, int count, int size) {
    /** Of the pixels of all frames that are shown. */
    static final int MOST_BYTES = 8 << 20;

    /** More does not look smoother, but takes the browser's memory as one wide sheet. */
    static final int MOST_FRAMES = 240;

    static JourneyPreview of(Explorer explorer, Journey journey) {
        try {
            Frames frames = explorer.film(journey);
            Picture first = frames.draw(List.of(0)).getFirst();
            List<Integer> numbers = Frames.spread(frames.count(), most(first));
            return new JourneyPreview(
                    FramePlayer.pack(frames.draw(numbers)),
                    numbers.size(),
                    frames.count(),
                    first.size());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The speed at which the preview takes as long as the whole journey. */
    double framesPerSecond(int ofJourney) {
        return (double) ofJourney * shown / count;
    }

    private static int most(Picture frame) {
        int bytes = frame.size() * frame.size() * frame.channels();
        return Math.clamp(MOST_BYTES / bytes, 2, MOST_FRAMES);
    }
}
