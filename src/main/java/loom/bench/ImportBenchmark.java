package loom.bench;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import loom.dataset.ImportSpeed;
import org.springframework.util.FileSystemUtils;

/**
 * Measures the import of a zip, up to images that training can read.
 *
 * @param size side of the images for training
 * @param warmUp imports before the one that is measured
 */
record ImportBenchmark(Path zip, int size, int warmUp) implements Measurement {
    private static final Set<String> OPTIONS = Set.of("--zip", "--size", "--warmup");

    static ImportBenchmark parse(List<String> words) {
        Arguments options = Arguments.parse(words, OPTIONS);
        Path zip = Path.of(options.text("--zip", ""));
        if (!Files.isRegularFile(zip)) {
            throw new IllegalArgumentException(
                    "--zip must be a zip of images, was '%s': make one with bench photographs"
                            .formatted(zip));
        }
        return new ImportBenchmark(
                zip, options.number("--size", 64, 8, 1024), options.number("--warmup", 1, 0, 100));
    }

    @Override
    public List<JsonObject> measure() throws IOException {
        Path home = Files.createTempDirectory("loom-bench-");
        try {
            for (int i = 0; i < warmUp; i++) {
                ImportSpeed.measure(zip, home, size);
            }
            ImportSpeed speed = ImportSpeed.measure(zip, home, size);
            return List.of(
                    Line.of("import")
                            .with("engine", "latent-loom")
                            .with("size", size)
                            .with("images", speed.images())
                            .with("seconds_to_check", speed.checkSeconds())
                            .with("seconds_to_prepare", speed.prepareSeconds())
                            .with("images_per_second", speed.imagesPerSecond())
                            .end());
        } finally {
            FileSystemUtils.deleteRecursively(home);
        }
    }
}
