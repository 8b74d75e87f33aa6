package loom.dataset.jpeg;

import java.io.IOException;
import java.util.List;

/**
 * What a file says before its pixels.
 *
 * @param components luminance alone, or luminance and both chrominances
 * @param restartInterval units of the scan between two restarts, 0 if there are none
 * @param scan where the pixels begin
 */
record Header(int width, int height, List<Component> components, int restartInterval, int scan) {
    Header {
        if (width < 1 || height < 1) throw new IllegalArgumentException("an image without pixels");
        components = List.copyOf(components);
    }

    /**
     * @throws IOException if it is not of the plain kind that {@link ReducedJpeg} reads
     */
    static Header read(byte[] file) throws IOException {
        return new HeaderReader(file).read();
    }

    /** Blocks beside each other in a unit of the scan. */
    int across() {
        return components.stream().mapToInt(Component::across).max().orElseThrow();
    }

    /** Blocks below each other in a unit of the scan. */
    int down() {
        return components.stream().mapToInt(Component::down).max().orElseThrow();
    }
}
