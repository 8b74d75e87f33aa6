package loom.dataset;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TarReaderTest {
    private static final byte[] PNG = SampleFiles.png(20, 20, Color.RED);

    @TempDir private Path home;

    @Test
    void images_are_read_plain_and_packed() throws IOException {
        Map<String, byte[]> files = SampleFiles.pngs("folder/a", 5);
        byte[] tar = TarFiles.tar(files);
        assertThat(read("a.tar", tar).files).containsExactlyEntriesOf(files);
        assertThat(read("a.tar.gz", IdxFiles.gzip(tar)).files).containsExactlyEntriesOf(files);
        assertThat(read("a.tgz", IdxFiles.gzip(tar)).rejected).isEmpty();
    }

    @Test
    void a_number_beside_an_image_is_its_label_on_either_side() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("00.cls", text("7\n"));
        files.put("00.png", PNG);
        files.put("01.png", PNG);
        files.put("01.cls", text("9"));
        files.put("02.png", PNG);
        files.put("03.cls", text("300"));
        files.put("03.png", PNG);
        ReadUpload seen = read("a.tar", TarFiles.tar(files));
        assertThat(seen.files).containsOnlyKeys("00.png", "01.png", "02.png", "03.png");
        assertThat(seen.fileLabels).containsExactly(Map.entry("00.png", 7), Map.entry("01.png", 9));
        assertThat(seen.rejected)
                .containsOnlyKeys("03.cls")
                .allSatisfy((name, reason) -> assertThat(reason).contains("0 to 255"));
    }

    @Test
    void what_is_cut_off_is_told_and_what_came_before_is_read() throws IOException {
        byte[] tar = TarFiles.tar(SampleFiles.pngs("a", 5));
        ReadUpload seen = read("a.tar", Arrays.copyOf(tar, 3 * 1024 + 600));
        assertThat(seen.files).containsOnlyKeys("a00.png", "a01.png", "a02.png");
        assertThat(seen.rejected.values())
                .anySatisfy(reason -> assertThat(reason).contains("damaged"));
    }

    @Test
    void names_are_kept_to_and_junk_is_passed_over() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("../a.png", PNG);
        files.put("b/._c.png", PNG);
        files.put("long/" + "x".repeat(300) + ".png", PNG);
        files.put("notes.txt", text("no picture"));
        ReadUpload seen = read("a.tar", TarFiles.tar(files));
        assertThat(seen.files).containsOnlyKeys("long/" + "x".repeat(300) + ".png");
        assertThat(seen.rejected.get("../a.png")).contains("unsafe name");
        assertThat(seen.rejected.get("notes.txt")).contains("is a text and not an image");
    }

    @Test
    void a_name_that_fills_the_memory_is_damage() throws IOException {
        byte[] tar = TarFiles.withLongName(5_000_000);
        ReadUpload seen = read("a.tar.gz", IdxFiles.gzip(tar));
        assertThat(seen.files).isEmpty();
        assertThat(seen.rejected.get("a.tar.gz")).contains("cut off or damaged");
    }

    @Test
    void cifar_is_read_as_it_is_downloaded() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("cifar-10-batches-bin/batches.meta.txt", text("airplane"));
        files.put("cifar-10-batches-bin/data_batch_1.bin", cifar(2, 4));
        files.put("cifar-10-batches-bin/test_batch.bin", cifar(9));
        ReadUpload seen = read("cifar-10-binary.tar.gz", IdxFiles.gzip(TarFiles.tar(files)));
        assertThat(seen.images).hasSize(3);
        BufferedImage image = ImageDecoder.decode(seen.images.get(1));
        assertThat(image.getRGB(1, 2) & 0xFFFFFF).isEqualTo(0x0A1404);
        assertThat(image.getRGB(2, 2) & 0xFFFFFF).isZero();
        assertThat(seen.labels.getFirst().values()).containsExactly(2, 4);
        assertThat(seen.labels.getFirst().name()).isEqualTo(seen.ends.getFirst().name());
    }

    @Test
    void cifar_of_a_wrong_size_is_refused() throws IOException {
        ReadUpload seen = read("data_batch_1.bin", Arrays.copyOf(cifar(1), 3_000));
        assertThat(seen.unreadable).singleElement().asString().contains("3,000 bytes");
    }

    @Test
    void a_pickle_is_named_and_never_run() throws IOException {
        byte[] pickle = {(byte) 0x80, 2, '}', 'q', 1, '.'};
        assertThat(read("data_batch_1", pickle).rejected.get("data_batch_1"))
                .contains("Python pickle", "never run", "binary version");
    }

    @Test
    void what_is_not_read_is_named_with_what_to_do() throws IOException {
        assertThat(read("a.parquet", text("PAR1....")).rejected.get("a.parquet"))
                .contains("Parquet", "numpy.save");
        assertThat(
                        read("a.7z", new byte[] {'7', 'z', (byte) 0xBC, (byte) 0xAF, 0x27, 0x1C})
                                .rejected
                                .get("a.7z"))
                .contains("7z archive", "pack its images as a zip");
        assertThat(read("a.tar.bz2", text("BZh91AY")).rejected.get("a.tar.bz2"))
                .contains("bzip2", "unpack it");
    }

    private ReadUpload read(String name, byte[] file) throws IOException {
        return ReadUpload.of(home, name, file);
    }

    /** One image for each label, with the label and multiples of 10 in one pixel. */
    private static byte[] cifar(int... labels) {
        byte[] file = new byte[3073 * labels.length];
        for (int i = 0; i < labels.length; i++) {
            int pixel = 3073 * i + 1 + 2 * 32 + 1;
            file[3073 * i] = (byte) labels[i];
            file[pixel] = 10;
            file[pixel + 1024] = 20;
            file[pixel + 2048] = (byte) labels[i];
        }
        return file;
    }

    private static byte[] text(String text) {
        return text.getBytes(US_ASCII);
    }
}
