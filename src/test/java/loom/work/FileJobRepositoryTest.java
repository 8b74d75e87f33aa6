package loom.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import loom.TestDatabase;
import loom.account.Owner;
import loom.account.RowFilter;
import loom.work.FileJobRepository.Attempt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class FileJobRepositoryTest {
    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

    private final FileJobRepository jobs;
    private final FileJob job =
            new FileJob(
                    UUID.randomUUID(),
                    Owner.LOCAL,
                    "pieces-zip",
                    "ZIP of 2 pieces",
                    "pieces.zip",
                    FileJob.State.QUEUED,
                    0,
                    2,
                    0,
                    null,
                    NOW,
                    null);

    FileJobRepositoryTest(TestDatabase kind) {
        jobs = new FileJobRepository(JdbcClient.create(kind.migrated()));
        jobs.insert(job, "[1, 2]");
    }

    @Test
    void what_was_ordered_is_found_by_its_owner() {
        assertThat(jobs.find(job.id())).contains(job);
        assertThat(jobs.findAll(owned(Owner.LOCAL))).containsExactly(job);
        assertThat(jobs.findAll(owned(new Owner(UUID.randomUUID())))).isEmpty();
        assertThat(begun().payload()).isEqualTo("[1, 2]");
    }

    @Test
    void only_the_last_worker_that_began_it_may_write() {
        Attempt first = begun();
        assertThat(jobs.advance(first, 1, 2)).isTrue();
        Attempt second = begun();
        assertThat(known().done()).isZero();
        assertThat(jobs.advance(first, 2, 2)).isFalse();
        assertThat(jobs.finish(first, 9, NOW)).isFalse();
        assertThat(jobs.fail(job.id(), first.number(), "late", NOW)).isFalse();
        assertThat(jobs.finish(second, 7, NOW)).isTrue();
        assertThat(known().bytes()).isEqualTo(7);
        assertThat(known().done()).isEqualTo(2);
        assertThat(jobs.begin(job.id())).isEmpty();
        assertThat(jobs.fail(job.id(), null, "late", NOW)).isFalse();
    }

    @Test
    void one_that_broke_off_fails_whoever_began_it() {
        begun();
        assertThat(jobs.fail(job.id(), null, "a fault", NOW)).isTrue();
        assertThat(known().state()).isEqualTo(FileJob.State.FAILED);
        assertThat(known().failure()).isEqualTo("a fault");
    }

    @Test
    void what_is_over_expires_and_nothing_else() {
        Instant later = NOW.plus(Duration.ofDays(1));
        assertThat(jobs.expired(later.plusSeconds(1))).isEmpty();
        jobs.finish(begun(), 7, later);
        assertThat(jobs.expired(later)).isEmpty();
        assertThat(jobs.expired(later.plusSeconds(1))).containsExactly(job.id());
        assertThat(jobs.delete(job.id())).isTrue();
        assertThat(jobs.find(job.id())).isEmpty();
    }

    private Attempt begun() {
        return jobs.begin(job.id()).orElseThrow();
    }

    private FileJob known() {
        return jobs.find(job.id()).orElseThrow();
    }

    private static RowFilter owned(Owner owner) {
        return new RowFilter("owner = :person", Map.of("person", owner.id()));
    }
}
