package loom.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.util.unit.DataSize;

class ReserveTest {
    private static final long KEPT = 100_000_000;

    @TempDir private Path home;
    private final TestDisk disk = new TestDisk();
    private final Reserve reserve = disk.reserve(DataSize.ofBytes(KEPT));

    @Test
    void below_the_reserve_new_work_is_refused_with_figures_and_what_to_do() {
        disk.leave(12_000_000);
        assertThatThrownBy(() -> reserve.check("an upload"))
                .isInstanceOf(DiskFullException.class)
                .hasMessageContaining("12 MB are free")
                .hasMessageContaining("needs 125 MB free")
                .hasMessageContaining("Make room");
    }

    @Test
    void work_that_would_eat_into_the_reserve_is_refused_before_it_begins() {
        disk.leave(KEPT + 50_000_000);
        assertThatCode(() -> reserve.check("the upload", 50_000_000)).doesNotThrowAnyException();
        assertThatThrownBy(() -> reserve.check("the upload", 80_000_000))
                .isInstanceOf(DiskFullException.class)
                .hasMessageContaining("The upload takes 80 MB, and 150 MB are free")
                .hasMessageContaining("Make room for 30 MB more");
        assertThat(reserve.isShort()).isFalse();
    }

    @Test
    void a_little_more_than_the_reserve_must_be_free_before_work_goes_on() {
        disk.leave(KEPT - 1);
        assertThat(reserve.isShort()).isTrue();
        disk.leave(KEPT + KEPT / 4 - 1);
        assertThat(reserve.isShort()).isTrue();
        disk.leave(KEPT + KEPT / 4);
        assertThat(reserve.isShort()).isFalse();
        disk.leave(KEPT);
        assertThat(reserve.isShort()).isFalse();
    }

    @Test
    void the_disk_is_asked_once_a_second() {
        AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5); // such clocks overflow
        AtomicInteger asked = new AtomicInteger();
        Reserve often =
                new Reserve(
                        () -> {
                            asked.incrementAndGet();
                            return KEPT;
                        },
                        DataSize.ofBytes(KEPT),
                        nanos::get);
        often.check("a");
        nanos.addAndGet(999_999_999);
        often.check("b");
        assertThat(asked).hasValue(1);
        nanos.addAndGet(1);
        often.check("c");
        assertThat(asked).hasValue(2);
    }

    @Test
    void an_upload_ends_as_soon_as_it_eats_into_the_reserve() throws IOException {
        ArtefactStore store = new ArtefactStore(home, Clock.systemUTC());
        byte[] content = new byte[20 << 20];
        InputStream filling =
                new ByteArrayInputStream(content) {
                    @Override
                    public int read(byte[] into, int from, int length) {
                        int read = super.read(into, from, length);
                        disk.leave(pos > 6 << 20 ? KEPT - 1 : KEPT);
                        return read;
                    }
                };
        try (StagedFile file = store.stage()) {
            assertThatThrownBy(() -> reserve.receive("the upload", filling, file, -1))
                    .isInstanceOf(DiskFullException.class);
            assertThat(file.path().toFile().length()).isLessThan(10 << 20);
        }
    }

    @Test
    void what_fails_for_lack_of_space_is_explained_and_nothing_else() {
        DiskTrouble trouble = new DiskTrouble(reserve);
        Throwable full =
                new DataAccessResourceFailureException(
                        "closed", new IOException("No space left on device"));
        assertThat(trouble.explain(full)).isPresent();
        assertThat(trouble.explain(new IOException("Connection reset"))).isEmpty();
        assertThat(trouble.now()).isEmpty();

        disk.leave(1);
        assertThat(trouble.explain(new IOException("write error"))).isPresent();
        assertThat(trouble.explain(new IllegalStateException("a bug"))).isEmpty();
        assertThat(trouble.now().orElseThrow().status()).isEqualTo(507);
    }
}
