package loom.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.FileSystemUtils;

class ArtefactStoreTest {
    private static final ArtefactName NAME = ArtefactName.of("runs", "7", "checkpoint.safetensors");

    @TempDir Path home;
    private ArtefactStore store;

    @BeforeEach
    void open() throws IOException {
        store = new ArtefactStore(home, Clock.systemUTC());
    }

    @Test
    void what_was_written_is_read_again() throws IOException {
        write(NAME, "weights");
        assertThat(text(NAME)).isEqualTo("weights");
        assertThat(store.size(NAME)).isEqualTo(7);
    }

    @Test
    void a_write_that_fails_half_way_leaves_the_old_bytes_and_no_other_file() throws IOException {
        write(NAME, "old");
        assertThatThrownBy(() ->
                        store.write(
                                NAME,
                                out -> {
                                    out.write("ne".getBytes(UTF_8));
                                    throw new IOException("no space left on device");
                                }))
                .hasMessageContaining("no space left");
        assertThat(text(NAME)).isEqualTo("old");
        try (Stream<Path> files = Files.walk(home)) {
            assertThat(files.filter(Files::isRegularFile).filter(ArtefactStoreTest::isContent))
                    .hasSize(1);
        }
    }

    @Test
    void deleting_a_name_deletes_what_lies_below_it_and_nothing_else() throws IOException {
        write(NAME, "a");
        write(ArtefactName.of("runs", "7", "samples", "1.png"), "b");
        write(ArtefactName.of("runs", "70.png"), "c");
        store.delete(ArtefactName.of("runs", "7"));
        assertThat(store.list(ArtefactName.of("runs")))
                .isEqualTo(List.of(ArtefactName.of("runs", "70.png")));
    }

    @Test
    void a_staged_file_is_gone_after_its_use_unless_it_was_adopted() throws IOException {
        Path path;
        try (StagedFile left = store.stage()) {
            path = left.path();
        }
        assertThat(path).doesNotExist();
        try (StagedFile kept = store.stage()) {
            Files.writeString(kept.path(), "kept");
            store.adopt(kept, NAME);
        }
        assertThat(text(NAME)).isEqualTo("kept");
    }

    @Test
    void what_a_killed_process_staged_is_swept_at_the_start_after_a_day() throws IOException {
        Path left = Files.writeString(home.resolve("staging").resolve("left.part"), "half");
        Path fresh = Files.writeString(home.resolve("staging").resolve("fresh.part"), "half");
        Instant now = Instant.parse("2026-11-22T12:00:00Z");
        Files.setLastModifiedTime(left, FileTime.from(now.minus(Duration.ofHours(25))));
        Files.setLastModifiedTime(fresh, FileTime.from(now.minus(Duration.ofHours(23))));
        new ArtefactStore(home, Clock.fixed(now, ZoneOffset.UTC));
        assertThat(left).doesNotExist();
        assertThat(fresh).exists();
    }

    @Test
    void what_is_not_there_is_said_by_name() {
        assertThatThrownBy(() -> store.read(NAME)).isInstanceOf(NoSuchFileException.class);
        assertThat(store.exists(NAME)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "../secret", "a/../b", "/etc/passwd", "a//b", "a/", ".hidden", "a\\b"})
    void a_name_cannot_leave_the_store(String name) {
        assertThatThrownBy(() -> new ArtefactName(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(name);
    }

    private void write(ArtefactName name, String text) throws IOException {
        store.write(name, out -> out.write(text.getBytes(UTF_8)));
    }

    private String text(ArtefactName name) throws IOException {
        try (InputStream in = store.read(name)) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }

    @Test
    void a_copy_stays_as_it_is_when_the_original_is_written_again() throws IOException {
        ArtefactName kept = ArtefactName.of("runs", "7", "kept", "3.safetensors");
        write(NAME, "old");
        store.copy(NAME, kept);
        write(NAME, "new");
        assertThat(text(kept)).isEqualTo("old");
        store.copy(NAME, kept);
        store.copy(NAME, kept); // two names of one file already
        store.delete(NAME);
        assertThat(text(kept)).isEqualTo("new");
        assertThat(staged()).isEmpty();
    }

    @Test
    void nothing_is_copied_from_a_name_that_is_not_there() {
        assertThatThrownBy(() -> store.copy(NAME, ArtefactName.of("runs", "8")))
                .isInstanceOf(NoSuchFileException.class);
        assertThat(store.exists(ArtefactName.of("runs", "8"))).isFalse();
    }

    @Test
    void a_process_killed_at_any_moment_of_a_write_leaves_the_old_bytes_or_the_new(
            @TempDir Path disks) throws IOException {
        write(NAME, "old bytes");
        byte[] fresh = new byte[200_000]; // more than the buffer holds
        int moments = 20;
        store.write(
                NAME,
                out -> {
                    for (int i = 0; i < moments; i++) {
                        copyTree(home, disks.resolve("" + i)); // the disk, were it killed now
                        out.write(fresh, i * fresh.length / moments, fresh.length / moments);
                    }
                    out.flush();
                    copyTree(home, disks.resolve("flushed"));
                });
        copyTree(home, disks.resolve("done"));
        for (Path disk : list(disks)) {
            ArtefactStore reopened = new ArtefactStore(disk, Clock.systemUTC());
            try (InputStream in = reopened.read(NAME)) {
                byte[] found = in.readAllBytes();
                if (disk.endsWith("done")) {
                    assertThat(found).isEqualTo(fresh);
                } else {
                    assertThat(found).isEqualTo("old bytes".getBytes(UTF_8));
                }
            }
            assertThat(reopened.list(ArtefactName.of("runs"))).containsExactly(NAME);
        }
    }

    private static void copyTree(Path from, Path to) throws IOException {
        FileSystemUtils.copyRecursively(from, to);
    }

    @Test
    void what_a_dead_process_staged_is_swept_at_the_next_start() throws IOException {
        Path folder = Files.createDirectories(home.resolve("staging/dead"));
        Files.writeString(folder.resolve("staged-1.part"), "half");
        Files.createFile(home.resolve("staging/dead.lock"));
        Path unlocked = Files.createDirectories(home.resolve("staging/without-a-lock"));
        new ArtefactStore(home, Clock.systemUTC());
        assertThat(folder).doesNotExist();
        assertThat(home.resolve("staging/dead.lock")).doesNotExist();
        assertThat(unlocked).doesNotExist();
    }

    @Test
    void what_a_living_process_stages_stays() throws IOException {
        try (StagedFile file = store.stage()) {
            Files.writeString(file.path(), "half");
            ArtefactStore second = new ArtefactStore(home, Clock.systemUTC());
            assertThat(file.path()).hasContent("half");
            assertThat(second.staging().isAlive(store.staging().owner())).isTrue();
            second.close();
            assertThat(file.path()).hasContent("half");
        }
    }

    @Test
    void a_store_that_was_closed_leaves_nothing_staged_and_no_name() throws IOException {
        String owner = store.staging().owner();
        StagedFile file = store.stage();
        Files.writeString(file.path(), "half");
        store.close();
        ArtefactStore next = new ArtefactStore(home, Clock.systemUTC());
        assertThat(staged()).isEmpty();
        assertThat(next.staging().isAlive(owner)).isFalse();
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    private List<Path> staged() throws IOException {
        try (Stream<Path> files = Files.walk(home.resolve("staging"))) {
            return files.filter(Files::isRegularFile).filter(ArtefactStoreTest::isContent).toList();
        }
    }

    /** The lock of a process is no content. */
    private static boolean isContent(Path file) {
        return !file.toString().endsWith(".lock");
    }
}
