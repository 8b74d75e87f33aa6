package loom.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import loom.StudioTest;
import loom.TestHome;
import loom.account.Access;
import loom.account.Owner;
import loom.base.RefusedException;
import loom.job.JobEnd;
import loom.job.JobQueue;
import loom.job.Lane;
import loom.storage.ArtefactStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@StudioTest
class FileJobTest {
    private static final int PARTS = 4;

    @Autowired private FileJobs jobs;
    @Autowired private FileJobRepository repository;
    @Autowired private JobQueue queue;
    @Autowired private Access access;
    @Autowired private ArtefactStore store;
    @Autowired private TransactionTemplate transaction;
    @Autowired private Clock clock;
    @Autowired private TestHome home;

    private final AtomicBoolean shutsDown = new AtomicBoolean();

    @AfterEach
    void empty() {
        jobs.all().forEach(job -> jobs.remove(job.id()));
    }

    @Test
    void a_file_that_was_ordered_is_made_and_kept_for_a_day() throws IOException {
        FileJob ordered = ordered();
        assertThat(ordered.state()).isEqualTo(FileJob.State.QUEUED);
        assertThat(queue.waiting(Lane.EXPORT, FileJobHandler.KIND)).containsExactly(ordered.id());
        assertThatThrownBy(() -> jobs.file(ordered.id()))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("QUEUED");

        assertThat(work(ordered, part -> {})).isEqualTo(JobEnd.DONE);

        FileJob made = known(ordered);
        assertThat(made.state()).isEqualTo(FileJob.State.READY);
        assertThat(made.done()).isEqualTo(PARTS);
        assertThat(made.bytes()).isEqualTo(PARTS);
        assertThat(made.expires()).isAfter(clock.instant().plus(Duration.ofHours(23)));
        assertThat(content(made)).isEqualTo("1234");
    }

    @Test
    void each_part_is_told() {
        FileJob ordered = ordered();
        work(
                ordered,
                part -> {
                    if (part == 3) {
                        assertThat(known(ordered).done()).isEqualTo(2);
                        assertThat(known(ordered).state()).isEqualTo(FileJob.State.RUNNING);
                    }
                });
        assertThat(known(ordered).isReady()).isTrue();
    }

    @Test
    void a_cancelled_file_is_given_up_at_its_next_part_and_leaves_nothing() {
        FileJob ordered = ordered();
        int[] last = {0};
        JobEnd end =
                work(
                        ordered,
                        part -> {
                            last[0] = part;
                            if (part == 2) {
                                jobs.remove(ordered.id());
                            }
                        });
        assertThat(end).isEqualTo(JobEnd.DONE);
        assertThat(last[0]).isEqualTo(2);
        nothingIsLeftOf(ordered);
    }

    @Test
    void a_file_that_waits_can_be_cancelled() {
        FileJob ordered = ordered();
        jobs.remove(ordered.id());
        assertThat(queue.waiting(Lane.EXPORT, FileJobHandler.KIND)).isEmpty();
        assertThat(work(ordered, part -> {})).isEqualTo(JobEnd.DONE);
        nothingIsLeftOf(ordered);
    }

    @Test
    void a_file_that_the_studio_shut_down_over_is_made_from_the_start() throws IOException {
        FileJob ordered = ordered();
        assertThat(work(ordered, part -> shutsDown.set(part == 3))).isEqualTo(JobEnd.RESCHEDULE);
        assertThat(known(ordered).state()).isEqualTo(FileJob.State.RUNNING);
        assertThat(home.stagedFiles()).isZero();
        shutsDown.set(false);
        work(ordered, part -> {});
        assertThat(content(known(ordered))).isEqualTo("1234");
    }

    @Test
    void a_worker_whose_file_was_made_by_another_one_changes_nothing() throws IOException {
        FileJob ordered = ordered();
        boolean[] followed = {false};
        work(
                ordered,
                part -> {
                    if (part == PARTS && !followed[0]) {
                        followed[0] = true;
                        work(ordered, other -> {});
                    }
                });
        assertThat(known(ordered).isReady()).isTrue();
        assertThat(content(known(ordered))).isEqualTo("1234");
        assertThat(home.stagedFiles()).isZero();
    }

    @Test
    void a_file_that_could_not_be_made_says_why() {
        FileJob full = ordered();
        handler(
                        part -> {
                            throw new UncheckedIOException(new IOException("No space left"));
                        })
                .run(full.id(), shutsDown::get);
        assertThat(known(full).state()).isEqualTo(FileJob.State.FAILED);
        assertThat(known(full).failure()).contains("No space left").contains("order it again");

        FileJob broken = ordered();
        handler(part -> {}).failed(broken.id(), new NoClassDefFoundError("loom/Gone"));
        assertThat(known(broken).state()).isEqualTo(FileJob.State.FAILED);
        assertThat(known(broken).failure()).contains("loom/Gone");
    }

    @Test
    void what_nobody_makes_is_refused_in_words() {
        FileJob ordered = jobs.submit("film", "A film", "film.mp4", 1, "");
        work(ordered, part -> {});
        assertThat(known(ordered).failure()).contains("film").contains("counting");
    }

    @Test
    void what_has_expired_is_swept_away_and_what_has_not_stays() throws IOException {
        FileJob made = ordered();
        work(made, part -> {});
        FileJob waiting = ordered();
        UUID stray = UUID.randomUUID();
        store.write(FileJobs.fileOf(stray), out -> out.write(1));

        jobs.sweep(clock.instant().plus(Duration.ofHours(23)));
        assertThat(content(known(made))).isEqualTo("1234");
        assertThat(store.exists(FileJobs.fileOf(stray))).isFalse();

        jobs.sweep(Instant.now().plus(Duration.ofDays(2)));
        nothingIsLeftOf(made);
        assertThat(known(waiting).state()).isEqualTo(FileJob.State.QUEUED);
    }

    private FileJob ordered() {
        return jobs.submit("counting", "Numbers", "numbers.txt", PARTS, "");
    }

    private JobEnd work(FileJob job, Part happening) {
        return handler(happening).run(job.id(), shutsDown::get);
    }

    private FileJobHandler handler(Part happening) {
        return new FileJobHandler(
                repository, List.of(new Counting(happening)), access, store, transaction, clock);
    }

    private FileJob known(FileJob job) {
        return jobs.find(job.id()).orElseThrow();
    }

    private String content(FileJob job) throws IOException {
        try (InputStream in = jobs.file(job.id())) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private void nothingIsLeftOf(FileJob job) {
        assertThat(jobs.find(job.id())).isEmpty();
        assertThat(store.exists(FileJobs.fileOf(job.id()))).isFalse();
        assertThat(home.stagedFiles()).isZero();
    }

    /** What happens while a part is made. */
    private interface Part {
        void happens(int part);
    }

    private final class Counting implements FileMaker {
        private final Part happening;

        Counting(Part happening) {
            this.happening = happening;
        }

        @Override
        public String kind() {
            return "counting";
        }

        @Override
        public void make(String payload, Progress progress, OutputStream out) throws IOException {
            assertThat(access.owner()).isEqualTo(Owner.LOCAL);
            for (int part = 1; part <= PARTS; part++) {
                happening.happens(part);
                out.write('0' + part);
                progress.at(part, PARTS);
            }
        }
    }
}
