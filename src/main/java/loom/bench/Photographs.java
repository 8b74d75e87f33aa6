package loom.bench;

import com.google.gson.JsonObject;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Makes a zip of JPEG files that are as much work as photographs; always the same ones.
 *
 * @param zip what to write
 */
record Photographs(Path zip, int images, int width, int height) implements Measurement {
    private static final Set<String> OPTIONS = Set.of("--zip", "--images", "--width", "--height");

    private static final int AT_ONCE = 32;

    static Photographs parse(List<String> words) {
        Arguments options = Arguments.parse(words, OPTIONS);
        String zip = options.text("--zip", "");
        if (zip.isEmpty()) {
            throw new IllegalArgumentException("--zip must name the file to write, was empty");
        }
        return new Photographs(
                Path.of(zip),
                options.number("--images", 1000, 1, 100_000),
                options.number("--width", 1024, 64, 8000),
                options.number("--height", 768, 64, 8000));
    }

    @Override
    public List<JsonObject> measure() throws IOException {
        try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(zip));
                ZipOutputStream out = new ZipOutputStream(file)) {
            for (int first = 0; first < images; first += AT_ONCE) {
                int next = Math.min(images, first + AT_ONCE);
                // In parallel, but few at a time: all of them would not fit into memory.
                List<byte[]> files =
                        IntStream.range(first, next).parallel().mapToObj(this::jpeg).toList();
                for (int i = first; i < next; i++) {
                    ZipEntry entry = new ZipEntry("photograph-%05d.jpg".formatted(i));
                    entry.setTime(0);
                    out.putNextEntry(entry);
                    out.write(files.get(i - first));
                    out.closeEntry();
                }
            }
        }
        return List.of(
                Line.of("photographs")
                        .with("zip", zip.toString())
                        .with("images", images)
                        .with("width", width)
                        .with("height", height)
                        .with("megabytes", Files.size(zip) / 1e6)
                        .end());
    }

    private byte[] jpeg(int number) {
        try {
            return new Photograph(width, height, number).jpeg();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory does not fail", e);
        }
    }
}
