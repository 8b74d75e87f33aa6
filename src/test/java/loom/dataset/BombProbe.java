package loom.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import loom.storage.ArtefactStore;

/** Ingests one upload in a process of its own, so that its time and memory are its own. */
final class BombProbe {
    private BombProbe() {}

    /**
     * What the process had to say.
     *
     * @param text lines of a word and its value
     */
    record Outcome(String text) {
        double number(String word) {
            Matcher line = Pattern.compile("(?m)^" + word + " ([0-9.]+)$").matcher(text);
            assertThat(line.find()).as(text).isTrue();
            return Double.parseDouble(line.group(1));
        }
    }

    static Outcome of(Path folder, Path upload, String heap)
            throws IOException, InterruptedException {
        Path log = folder.resolve("log");
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                heap,
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty(
                                        "surefire.test.class.path",
                                        System.getProperty("java.class.path")),
                                BombProbe.class.getName(),
                                Files.createDirectory(folder.resolve("home")).toString(),
                                upload.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        try {
            assertThat(process.waitFor(10, TimeUnit.MINUTES)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        String text = Files.readString(log);
        assertThat(process.exitValue()).as(text).isZero();
        return new Outcome(text);
    }

    /**
     * @param arguments a home, and the upload
     */
    public static void main(String[] arguments) throws IOException {
        Path home = Path.of(arguments[0]);
        Path upload = Path.of(arguments[1]);
        ArtefactStore store = new ArtefactStore(home, Clock.systemUTC());
        DataSetFiles files = new DataSetFiles(UUID.randomUUID());
        store.write(files.upload(0), out -> Files.copy(upload, out));
        long own = size(home);
        long[] most = {0};
        ImageIngest.Watcher watcher =
                (images, progress) -> {
                    most[0] = Math.max(most[0], size(home) - own);
                    return false;
                };
        ImageCheck check = new ImageCheck(ImportSettings.DEFAULT);
        try (BundleWriter originals = new BundleWriter(home.resolve("originals"));
                BundleWriter thumbnails = new BundleWriter(home.resolve("thumbnails"));
                ImageIngest ingest = new ImageIngest(check, originals, thumbnails, watcher)) {
            new UploadReader(store, UploadLimits.DEFAULT, false)
                    .read(files, List.of(upload.getFileName().toString()), ingest);
            ImportReport report = ingest.finish();
            long nanos =
                    ((com.sun.management.OperatingSystemMXBean)
                                    ManagementFactory.getOperatingSystemMXBean())
                            .getProcessCpuTime();
            System.gc();
            Runtime memory = Runtime.getRuntime();
            System.out.printf(
                    "images %d%nlive %d%ncpu %.2f%ndisk %d%nfailure %s%nrejected %s%n",
                    report.images(),
                    memory.totalMemory() - memory.freeMemory(),
                    1e-9 * nanos,
                    Math.max(most[0], size(home) - own),
                    report.failure(),
                    report.rejectedCounts());
        }
    }

    private static long size(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
