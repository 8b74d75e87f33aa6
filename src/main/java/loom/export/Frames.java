package loom.export;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import loom.engine.sampling.Picture;

/**
 * The frames of a film, drawn when they are asked for: a long film never lies in memory whole. All
 * are of one size and have the same channels.
 */
public interface Frames {
    int count();

    /**
     * The frames of these numbers, counted from 0, in the order of the numbers. A frame may be
     * asked for again and is the same then.
     */
    List<Picture> draw(List<Integer> numbers) throws IOException;

    /** At most so many of the numbers below {@code count}, the first and the last among them. */
    static List<Integer> spread(int count, int most) {
        if (count <= most) {
            return IntStream.range(0, count).boxed().toList();
        }
        return IntStream.range(0, most)
                .mapToObj(i -> (int) ((long) i * (count - 1) / (most - 1)))
                .toList();
    }

    /** Frames that are there already. */
    static Frames of(List<Picture> pictures) {
        List<Picture> all = List.copyOf(pictures);
        return new Frames() {
            @Override
            public int count() {
                return all.size();
            }

            @Override
            public List<Picture> draw(List<Integer> numbers) {
                return numbers.stream().map(all::get).toList();
            }
        };
    }
}
