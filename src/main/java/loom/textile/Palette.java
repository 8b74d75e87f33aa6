package loom.textile;

import java.util.ArrayList;
import java.util.List;

/**
 * The yarns of one cloth: a ground and two to four thread colours, the first of which stands out
 * from the ground and carries the pattern.
 */
record Palette(String name, Colour ground, List<Colour> threads) {
    /** Below this contrast a pattern is lost once the picture is 64 pixels wide. */
    static final double LEAST_CONTRAST = 2.2;

    Palette {
        threads = List.copyOf(threads);
        if (threads.size() < 2 || threads.size() > 4) {
            throw new IllegalArgumentException(
                    "palette " + name + " needs 2 to 4 thread colours, has " + threads.size());
        }
        double contrast = ground.contrast(threads.get(0));
        if (!(contrast >= LEAST_CONTRAST)) {
            throw new IllegalArgumentException(
                    "palette %s: contrast of ground and first thread must be at least %s, was %.2f"
                            .formatted(name, LEAST_CONTRAST, contrast));
        }
    }

    static Palette of(String name, int ground, int... threads) {
        List<Colour> colours = new ArrayList<>();
        for (int thread : threads) {
            colours.add(Colour.ofRgb(thread));
        }
        return new Palette(name, Colour.ofRgb(ground), colours);
    }

    /** The thread that carries the pattern. */
    Colour main() {
        return threads.get(0);
    }

    /** Accent threads, counted from 0; starts over after the last one. */
    Colour accent(int number) {
        return threads.get(1 + number % (threads.size() - 1));
    }

    /** The same yarns with ground and main thread in each other's place. */
    Palette counterchanged() {
        List<Colour> swapped = new ArrayList<>(threads);
        swapped.set(0, ground);
        return new Palette(name, main(), swapped);
    }

    /**
     * The same yarns with the first accent as the main thread, or unchanged where that accent does
     * not stand out from the ground.
     */
    Palette turned() {
        if (accent(0).contrast(ground) < LEAST_CONTRAST) {
            return this;
        }
        List<Colour> turned = new ArrayList<>(threads);
        turned.set(0, accent(0));
        turned.set(1, main());
        return new Palette(name, ground, turned);
    }

    /** The same yarns, ordered so that the darker of ground and main thread is the ground. */
    Palette onDark() {
        return ground.luminance() <= main().luminance() ? this : counterchanged();
    }
}
