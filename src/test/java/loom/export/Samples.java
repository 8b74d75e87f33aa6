package loom.export;

import java.time.Instant;
import java.util.stream.IntStream;
import loom.engine.sampling.Latent;
import loom.engine.sampling.Picture;

/** Pictures and lineages to try files with. */
final class Samples {
    private Samples() {}

    /** A picture whose bytes count up from {@code start}. */
    static Picture picture(int size, int channels, int start) {
        byte[] pixels = new byte[size * size * channels];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (start + i);
        }
        return new Picture(size, channels, pixels);
    }

    static Lineage lineage(int index) {
        return new Lineage(
                "ab12",
                "Ìkat №5 – 絣",
                Latent.ofSeed(7, index, 100),
                7L,
                index,
                null,
                "0.1.0",
                Instant.parse("2026-03-01T12:00:00.123456Z"));
    }

    static java.util.List<Artwork> artworks(int count, int size) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Artwork(picture(size, 3, 11 * i), lineage(i)))
                .toList();
    }
}
