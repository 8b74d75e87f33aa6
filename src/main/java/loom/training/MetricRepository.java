package loom.training;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import loom.engine.training.StepReport;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps what every step measured. */
@Repository
class MetricRepository {
    private final JdbcClient database;
    private final JdbcTemplate batches;

    MetricRepository(JdbcClient database, JdbcTemplate batches) {
        this.database = database;
        this.batches = batches;
    }

    void insert(UUID run, List<StepReport> reports) {
        batches.batchUpdate(
                """
                insert into run_metric
                    (run_id, step, epoch, loss_d, loss_g, d_real, d_fake, images_per_second)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                """,
                reports.stream()
                        .map(report ->
                                new Object[] {
                                    run,
                                    report.step(),
                                    report.epoch(),
                                    report.lossD(),
                                    report.lossG(),
                                    report.dReal(),
                                    report.dFake(),
                                    report.imagesPerSecond()
                                })
                        .toList());
    }

    void deleteAfter(UUID run, long step) {
        database.sql("delete from run_metric where run_id = :run and step > :step")
                .param("run", run)
                .param("step", step)
                .update();
    }

    /** The next reports after a step, in order. */
    List<StepReport> findAfter(UUID run, long step, int most) {
        return database.sql(
                        """
                        select * from run_metric where run_id = :run and step > :step
                        order by step fetch first :most rows only
                        """)
                .param("run", run)
                .param("step", step)
                .param("most", most)
                .query(MetricRepository::report)
                .list();
    }

    private static StepReport report(ResultSet row, int number) throws SQLException {
        return new StepReport(
                row.getLong("step"),
                row.getInt("epoch"),
                row.getDouble("loss_d"),
                row.getDouble("loss_g"),
                row.getDouble("d_real"),
                row.getDouble("d_fake"),
                row.getDouble("images_per_second"));
    }
}
