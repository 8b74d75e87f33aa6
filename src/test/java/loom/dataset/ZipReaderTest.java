package loom.dataset;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ZipReaderTest {
    private static final byte[] PNG = SampleFiles.png(20, 20, Color.RED);
    private static final byte[] NONE = {};

    @TempDir private Path home;

    @ParameterizedTest
    @CsvSource({
        "IBM437, Größe/Bär é.png",
        "IBM437, Pâques âge.png",
        "IBM850, Straße für ä.png",
        "windows-1252, Größe façade.png",
        "windows-1252, Éé.png",
        "windows-31j, 写真/さくら.png",
        "GBK, 图片/花园.png",
        "UTF-8, Größe 写真.png"
    })
    void names_are_readable_whatever_machine_wrote_them(String charset, String name)
            throws IOException {
        byte[] written = name.getBytes(Charset.forName(charset));
        byte[] zip = new RawZip().stored(written, NONE, 0, PNG).bytes();
        assertThat(read(zip).files).containsOnlyKeys(name);
    }

    @Test
    void the_field_for_names_counts_more_than_the_name() throws IOException {
        byte[] zip =
                new RawZip().stored(new byte[] {'?'}, unicodePath("?", "花.png"), 0, PNG).bytes();
        assertThat(read(zip).files).containsOnlyKeys("花.png");
    }

    @Test
    void a_field_for_names_that_belongs_to_another_name_counts_nothing() throws IOException {
        byte[] extra = unicodePath("old", "花.png");
        byte[] zip = new RawZip().stored("new.png".getBytes(UTF_8), extra, 0, PNG).bytes();
        assertThat(read(zip).files).containsOnlyKeys("new.png");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"A: study 1.png", "a:b.png", "..png", "x/...png", "a..b/c.png", "tab\t.png"})
    void a_name_that_stays_in_the_folder_is_a_name(String name) throws IOException {
        ReadUpload seen = read(SampleFiles.zip(Map.of(name, PNG)));
        assertThat(seen.files).containsOnlyKeys(name.replace('\t', '?'));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"../a.png", "a/../../b.png", "..\\a.png", "/a.png", "C:\\a.png", "c:/a.png"})
    void a_name_that_leaves_the_folder_is_unsafe(String name) throws IOException {
        ReadUpload seen = read(new RawZip().stored(name.getBytes(UTF_8), NONE, 0, PNG).bytes());
        assertThat(seen.files).isEmpty();
        assertThat(seen.rejected.get(name)).contains("unsafe name");
    }

    @Test
    void what_systems_and_boxes_add_is_passed_over() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>(Map.of("a/b.png", PNG));
        for (String added :
                List.of(
                        "a/@eaDir/b.png/SYNOPHOTO_THUMB_M.png",
                        "a/.@__thumb/b.png",
                        ".thumbnails/b.png",
                        "__MACOSX/a/._b.png",
                        "a/Icon\r",
                        "a/.DS_Store",
                        "Thumbs.db",
                        "a/desktop.ini")) {
            files.put(added, PNG);
        }
        ReadUpload seen = read(SampleFiles.zip(files));
        assertThat(seen.files).containsOnlyKeys("a/b.png");
        assertThat(seen.rejected).isEmpty();
    }

    @Test
    void a_zip_in_a_zip_is_read_and_one_in_that_is_named() throws IOException {
        byte[] deepest = SampleFiles.zip(Map.of("c.png", PNG));
        byte[] deeper = SampleFiles.zip(Map.of("b.png", PNG, "deepest.zip", deepest));
        ReadUpload seen = read(SampleFiles.zip(Map.of("a.png", PNG, "deeper.zip", deeper)));
        assertThat(seen.files).containsOnlyKeys("a.png", "deeper.zip/b.png");
        assertThat(seen.rejected)
                .containsOnlyKeys("deeper.zip/deepest.zip")
                .allSatisfy((name, reason) -> assertThat(reason).contains("unpack it"));
    }

    @Test
    void nothing_that_was_unpacked_to_the_disk_stays_there() throws IOException {
        read(SampleFiles.zip(Map.of("deeper.zip", SampleFiles.zip(Map.of("b.png", PNG)))));
        try (Stream<Path> left = Files.walk(home.resolve("staging"))) {
            assertThat(left.filter(file -> file.toString().endsWith(".tmp"))).isEmpty();
        }
    }

    @Test
    void bytes_before_a_zip_do_no_harm() throws IOException {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.writeBytes(new byte[] {'P', 'K', 3, 4});
        both.writeBytes(new byte[1000]);
        both.writeBytes(SampleFiles.zip(Map.of("a.png", PNG)));
        assertThat(read(both.toByteArray()).files.get("a.png")).isEqualTo(PNG);
    }

    @Test
    void one_damaged_file_is_named_and_the_others_are_read() throws IOException {
        RawZip zip = new RawZip();
        zip.packed("good.png", PNG, PNG.length);
        byte[] bytes = zip.packed("bad.png", new byte[5_000], 5_000).bytes();
        int at = new String(bytes, ISO_8859_1).indexOf("bad.png");
        Arrays.fill(bytes, at + 7, at + 12, (byte) 0xFF);
        ReadUpload seen = read(bytes);
        assertThat(seen.files).containsOnlyKeys("good.png");
        assertThat(seen.rejected.get("bad.png")).contains("damaged");
    }

    @Test
    void a_size_that_is_a_lie_changes_nothing() throws IOException {
        byte[] small = new RawZip().packed("a.png", PNG, 3).bytes();
        byte[] large = new RawZip().packed("a.png", PNG, Integer.MAX_VALUE).bytes();
        assertThat(read(small).files.get("a.png")).isEqualTo(PNG);
        assertThat(read(large).files.get("a.png")).isEqualTo(PNG);
    }

    @Test
    void files_that_share_their_bytes_are_refused_before_any_is_read() throws IOException {
        RawZip zip = new RawZip().packed("a.png", PNG, PNG.length);
        for (int i = 0; i < 20; i++) {
            zip.again("again" + i + ".png");
        }
        ReadUpload seen = read(zip.bytes());
        assertThat(seen.files).isEmpty();
        assertThat(seen.unreadable).singleElement().asString().contains("share their bytes");
    }

    @Test
    void a_zip_of_more_files_than_memory_allows_is_refused_with_figures() throws IOException {
        UploadLimits limits = new UploadLimits(3, 10_000, 1_000_000, 200, 10_000);
        ReadUpload seen =
                ReadUpload.of(home, "a.zip", SampleFiles.zip(SampleFiles.pngs("a", 4)), limits);
        assertThat(seen.unreadable)
                .singleElement()
                .asString()
                .contains("holds 4 files", "Up to 3 are read with the", "of memory");
    }

    private ReadUpload read(byte[] zip) throws IOException {
        return ReadUpload.of(home, "a.zip", zip);
    }

    private static byte[] unicodePath(String name, String unicode) {
        CRC32 crc = new CRC32();
        crc.update(name.getBytes(UTF_8));
        byte[] text = unicode.getBytes(UTF_8);
        ByteBuffer field = ByteBuffer.allocate(9 + text.length).order(ByteOrder.LITTLE_ENDIAN);
        field.putShort((short) 0x7075).putShort((short) (5 + text.length)).put((byte) 1);
        return field.putInt((int) crc.getValue()).put(text).array();
    }
}
