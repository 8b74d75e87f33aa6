package loom.training.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import loom.engine.training.StepReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

class MetricRepositoryTest {
    /** H2 leaves commits in memory for as long as it may. */
    private static final String LAZY = ";DATABASE_TO_LOWER=TRUE;WRITE_DELAY=60000";

    @TempDir private Path home;

    @Test
    void what_was_synced_survives_a_kill() throws IOException {
        String address = address("studio") + LAZY;
        SingleConnectionDataSource source = new SingleConnectionDataSource(address, true);
        try {
            JdbcClient database = JdbcClient.create(source);
            database.sql(
                            """
                            create table run_metric (run_id uuid, step bigint, epoch int,
                                loss_d double precision, loss_g double precision,
                                d_real double precision, d_fake double precision,
                                images_per_second double precision,
                                augmentation double precision)
                            """)
                    .update();
            MetricRepository metrics =
                    new MetricRepository(database, new JdbcTemplate(source), address);
            metrics.sync();
            UUID run = UUID.randomUUID();
            metrics.insert(run, List.of(new StepReport(1, 1, 0.5, 0.7, 0.6, 0.4, 30, 1)));
            assertThat(rowsAfterKill("before")).isZero();
            metrics.sync();
            assertThat(rowsAfterKill("after")).isEqualTo(1);
        } finally {
            source.destroy();
        }
    }

    /** Opens what is on the disk now, as after a kill. */
    private int rowsAfterKill(String copy) throws IOException {
        Files.copy(home.resolve("studio.mv.db"), home.resolve(copy + ".mv.db"));
        SingleConnectionDataSource source =
                new SingleConnectionDataSource(address(copy) + LAZY, true);
        try {
            return JdbcClient.create(source)
                    .sql("select count(*) from run_metric")
                    .query(Integer.class)
                    .single();
        } finally {
            source.destroy();
        }
    }

    private String address(String name) {
        return "jdbc:h2:file:" + home.resolve(name);
    }
}
