package loom.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ImageIngestTest {
    @TempDir private Path folder;

    static Arguments[] faults() {
        return new Arguments[] {
            Arguments.of(new InternalError("a decoder"), "or the studio has a fault (reference "),
            Arguments.of(new StackOverflowError(), "or the studio has a fault (reference "),
            Arguments.of(new IllegalStateException(), "or the studio has a fault (reference "),
            Arguments.of(new OutOfMemoryError(), "needs more memory than the studio has left")
        };
    }

    @ParameterizedTest
    @MethodSource("faults")
    void what_a_decoder_throws_concerns_its_file_only(Throwable fault, String reason)
            throws IOException {
        ImageIngest.Check breaksAtOne =
                (name, content) -> {
                    if (name.equals("a05.png")) {
                        sneak(fault);
                    }
                    return check().check(name, content);
                };
        ImportReport report = ingest(breaksAtOne, SampleFiles.pngs("a", 20));
        assertThat(report.failure()).isNull();
        assertThat(report.images()).isEqualTo(19);
        assertThat(report.rejected())
                .singleElement()
                .satisfies(rejection -> {
                    assertThat(rejection.file()).isEqualTo("a05.png");
                    assertThat(rejection.reason()).contains(reason);
                });
    }

    private ImportReport ingest(ImageIngest.Check check, Map<String, byte[]> files)
            throws IOException {
        try (BundleWriter originals = new BundleWriter(folder.resolve("originals"));
                BundleWriter thumbnails = new BundleWriter(folder.resolve("thumbnails"));
                ImageIngest ingest =
                        new ImageIngest(
                                check(), check, originals, thumbnails, (images, done) -> false)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                ingest.file(file.getKey(), file.getValue());
            }
            return ingest.finish();
        }
    }

    private static ImageCheck check() {
        return new ImageCheck(ImportSettings.DEFAULT);
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void sneak(Throwable fault) throws T {
        throw (T) fault;
    }
}
