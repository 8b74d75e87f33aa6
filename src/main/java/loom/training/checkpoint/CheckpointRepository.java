package loom.training.checkpoint;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps the list of checkpoints that are kept beside the last one of each run. */
@Repository
public class CheckpointRepository {
    private final JdbcClient database;

    CheckpointRepository(JdbcClient database) {
        this.database = database;
    }

    /** In the order of epochs. */
    List<KeptCheckpoint> findAll(UUID run) {
        return database.sql("select * from run_checkpoint where run_id = :run order by epoch")
                .param("run", run)
                .query(CheckpointRepository::checkpoint)
                .list();
    }

    /** Writes a checkpoint down, in place of what was written about its epoch before. */
    public void insert(UUID run, KeptCheckpoint kept) {
        delete(run, kept.epoch());
        database.sql(
                        """
                        insert into run_checkpoint (run_id, epoch, step, bytes, best, created)
                        values (:run, :epoch, :step, :bytes, :best, :created)
                        """)
                .param("run", run)
                .param("epoch", kept.epoch())
                .param("step", kept.step())
                .param("bytes", kept.bytes())
                .param("best", kept.best())
                .param("created", kept.created().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** That of an epoch is the best, and no other. */
    void markBest(UUID run, int epoch) {
        database.sql("update run_checkpoint set best = (epoch = :epoch) where run_id = :run")
                .param("run", run)
                .param("epoch", epoch)
                .update();
    }

    void delete(UUID run, int epoch) {
        database.sql("delete from run_checkpoint where run_id = :run and epoch = :epoch")
                .param("run", run)
                .param("epoch", epoch)
                .update();
    }

    void deleteAfter(UUID run, long step) {
        database.sql("delete from run_checkpoint where run_id = :run and step > :step")
                .param("run", run)
                .param("step", step)
                .update();
    }

    private static KeptCheckpoint checkpoint(ResultSet row, int number) throws SQLException {
        return new KeptCheckpoint(
                row.getInt("epoch"),
                row.getLong("step"),
                row.getLong("bytes"),
                row.getBoolean("best"),
                row.getObject("created", OffsetDateTime.class).toInstant());
    }
}
