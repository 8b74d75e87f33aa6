package loom.training.metrics;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import loom.engine.quality.Balance;
import loom.engine.quality.Prdc;
import loom.engine.quality.Quality;
import loom.engine.training.StepReport;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps what every step measured, and how good the pictures were after epochs. */
@Repository
public class MetricRepository {
    private final JdbcClient database;
    private final JdbcTemplate batches;
    private final boolean isLazy;

    MetricRepository(
            JdbcClient database,
            JdbcTemplate batches,
            @Value("${spring.datasource.url}") String address) {
        this.database = database;
        this.batches = batches;
        isLazy = address.startsWith("jdbc:h2:");
    }

    /**
     * Forces all that was committed to the disk, so that a power cut leaves no checkpoint that is
     * ahead of its metrics (docs/adr/0010). H2 leaves that to the operating system; PostgreSQL does
     * it with each commit.
     */
    public void sync() {
        if (isLazy) {
            database.sql("checkpoint sync").update();
        }
    }

    void insert(UUID run, List<StepReport> reports) {
        batches.batchUpdate(
                """
                insert into run_metric
                    (run_id, step, epoch, loss_d, loss_g, d_real, d_fake, images_per_second,
                    augmentation)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
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
                                    report.imagesPerSecond(),
                                    report.augmentation()
                                })
                        .toList());
    }

    /** Writes the quality of an epoch, in place of what was written about it before. */
    public void insert(UUID run, EpochQuality measured) {
        database.sql("delete from run_quality where run_id = :run and epoch = :epoch")
                .param("run", run)
                .param("epoch", measured.epoch())
                .update();
        Quality quality = measured.quality();
        Optional<Prdc> prdc = Optional.ofNullable(quality.prdc());
        database.sql(
                        """
                        insert into run_quality
                            (run_id, epoch, step, distance, floor, diversity, nearest,
                            precision_share, recall, density, coverage, score, real_score)
                        values (:run, :epoch, :step, :distance, :floor, :diversity, :nearest,
                            :precision, :recall, :density, :coverage, :score, :realScore)
                        """)
                .param("run", run)
                .param("epoch", measured.epoch())
                .param("step", measured.step())
                .param("distance", quality.distance())
                .param("floor", quality.floor())
                .param("diversity", quality.diversity())
                .param("nearest", quality.nearest())
                .param("precision", prdc.map(Prdc::precision).orElse(null))
                .param("recall", prdc.map(Prdc::recall).orElse(null))
                .param("density", prdc.map(Prdc::density).orElse(null))
                .param("coverage", prdc.map(Prdc::coverage).orElse(null))
                .param("score", prdc.map(Prdc::score).orElse(null))
                .param("realScore", prdc.map(Prdc::realScore).orElse(null))
                .update();
    }

    /** Forgets what came after a step. */
    public void deleteAfter(UUID run, long step) {
        for (String table : List.of("run_metric", "run_quality")) {
            database.sql("delete from " + table + " where run_id = :run and step > :step")
                    .param("run", run)
                    .param("step", step)
                    .update();
        }
    }

    /** The measures of quality after a step, in order. */
    List<EpochQuality> qualityAfter(UUID run, long step) {
        return database.sql(
                        """
                        select * from run_quality where run_id = :run and step > :step
                        order by epoch
                        """)
                .param("run", run)
                .param("step", step)
                .query(MetricRepository::quality)
                .list();
    }

    /** The best measure, as {@link EpochQuality#BEST_FIRST} orders them. */
    public Optional<EpochQuality> bestQuality(UUID run) {
        return database.sql(
                        """
                        select * from run_quality where run_id = :run
                        order by score desc nulls last, distance, epoch fetch first 1 rows only
                        """)
                .param("run", run)
                .query(MetricRepository::quality)
                .optional();
    }

    /** All measures of quality of some runs, in order. */
    Map<UUID, List<EpochQuality>> quality(Collection<UUID> runs) {
        Map<UUID, List<EpochQuality>> found = new HashMap<>();
        database.sql("select * from run_quality where run_id in (:runs) order by epoch")
                .param("runs", runs)
                .query((row, number) ->
                        found.computeIfAbsent(
                                        row.getObject("run_id", UUID.class),
                                        run -> new ArrayList<>())
                                .add(quality(row, number)))
                .list();
        return found;
    }

    /**
     * The means of D(x) and D(G(z)) over each stretch of each span, in order; a run may have none.
     */
    Map<UUID, List<Balance>> balances(List<Span> spans) {
        List<Object> values = new ArrayList<>();
        spans.forEach(span ->
                Collections.addAll(
                        values,
                        span.after(),
                        span.length(),
                        span.run(),
                        span.after(),
                        span.last()));
        String each =
                """
                select run_id, stretch, avg(d_real) as real_mean, avg(d_fake) as fake_mean
                from (
                    select run_id, d_real, d_fake,
                        (step - 1 - cast(? as bigint)) / cast(? as bigint) as stretch
                    from run_metric where run_id = ? and step > ? and step <= ?
                ) measured
                group by run_id, stretch
                """;
        Map<UUID, List<Balance>> found = new HashMap<>();
        database.sql(
                        String.join("union all ", Collections.nCopies(spans.size(), each))
                                + "order by stretch")
                .params(values)
                .query((row, number) ->
                        found.computeIfAbsent(
                                        row.getObject("run_id", UUID.class),
                                        run -> new ArrayList<>())
                                .add(
                                        new Balance(
                                                row.getDouble("real_mean"),
                                                row.getDouble("fake_mean"))))
                .list();
        return found;
    }

    /**
     * Steps of a run, in stretches.
     *
     * @param after the last step before them
     * @param length steps of each stretch
     * @param last the last step of them
     */
    record Span(UUID run, long after, long length, long last) {}

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

    private static EpochQuality quality(ResultSet row, int number) throws SQLException {
        return new EpochQuality(
                row.getInt("epoch"),
                row.getLong("step"),
                new Quality(
                        row.getDouble("distance"),
                        row.getDouble("floor"),
                        row.getDouble("diversity"),
                        row.getDouble("nearest"),
                        prdc(row)));
    }

    private static @Nullable Prdc prdc(ResultSet row) throws SQLException {
        double precision = row.getDouble("precision_share");
        return row.wasNull()
                ? null
                : new Prdc(
                        precision,
                        row.getDouble("recall"),
                        row.getDouble("density"),
                        row.getDouble("coverage"),
                        row.getDouble("real_score"));
    }

    private static StepReport report(ResultSet row, int number) throws SQLException {
        return new StepReport(
                row.getLong("step"),
                row.getInt("epoch"),
                row.getDouble("loss_d"),
                row.getDouble("loss_g"),
                row.getDouble("d_real"),
                row.getDouble("d_fake"),
                row.getDouble("images_per_second"),
                row.getDouble("augmentation"));
    }
}
