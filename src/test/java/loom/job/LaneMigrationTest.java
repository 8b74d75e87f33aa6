package loom.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import loom.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class LaneMigrationTest {
    private static final String KIND = TestHandler.KIND;

    @ParameterizedTest
    @EnumSource
    void jobs_from_before_keep_their_order_and_come_before_new_ones(TestDatabase kind) {
        DataSource database = kind.empty();
        TestDatabase.migrate(database, "7");
        Instant now = Instant.parse("2026-11-20T10:00:00Z");
        UUID second = old(database, now.plusMillis(1));
        UUID third = old(database, now.plusSeconds(60));
        UUID first = old(database, now);
        TestDatabase.migrate(database, "latest");
        JobQueue queue = new JobQueue(database);
        UUID fourth = UUID.randomUUID();
        queue.submit(Lane.TRAINING, KIND, fourth);
        assertThat(queue.waiting(Lane.TRAINING, KIND))
                .containsExactly(first, second, third, fourth);
    }

    @ParameterizedTest
    @EnumSource
    void every_lane_keeps_a_job_once(TestDatabase kind) {
        JobQueue queue = new JobQueue(kind.migrated());
        UUID job = UUID.randomUUID();
        for (Lane lane : Lane.values()) {
            queue.submit(lane, KIND, job);
            queue.submit(lane, KIND, job);
            assertThat(queue.waiting(lane, KIND)).isEqualTo(List.of(job));
        }
    }

    private static UUID old(DataSource database, Instant due) {
        UUID job = UUID.randomUUID();
        JdbcClient.create(database)
                .sql(
                        """
                        insert into training_job
                            (task_name, task_instance, execution_time, picked, version)
                        values (:kind, :job, :due, false, 1)
                        """)
                .param("kind", KIND)
                .param("job", job.toString())
                .param("due", due.atOffset(ZoneOffset.UTC))
                .update();
        return job;
    }
}
