package loom.training.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lets a worker write to a run, rows and files, only as long as no other worker has begun it since:
 * one that was suspended for so long that its run went on elsewhere changes nothing when it wakes.
 *
 * <p>What is written holds the run's row locked, and {@link RunRepository#begin} changes that row:
 * so nobody begins a run between the look at its number and the last byte.
 */
@Component
public class Attempts {
    private final JdbcClient database;
    private final TransactionTemplate transaction;

    Attempts(JdbcClient database, TransactionTemplate transaction) {
        this.database = database;
        this.transaction = transaction;
    }

    /**
     * Writes rows, all or none.
     *
     * @param run as the worker began it
     * @throws SupersededException if another worker has begun it since, or it is gone
     */
    public void write(Run run, Runnable rows) {
        transaction.executeWithoutResult(status -> {
            hold(run);
            rows.run();
        });
    }

    /**
     * Writes files, and the rows that speak of them. Whoever else wants the run's row waits: so
     * what takes long is prepared before.
     *
     * @param run as the worker began it
     * @throws SupersededException if another worker has begun it since, or it is gone
     */
    public <T> T keep(Run run, Work<T> work) throws IOException {
        try {
            return transaction.execute(status -> {
                hold(run);
                try {
                    return work.run();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void hold(Run run) {
        boolean isCurrent =
                database.sql("select attempt from run where id = :id for update")
                        .param("id", run.id())
                        .query(Integer.class)
                        .optional()
                        .filter(attempt -> attempt == run.attempt())
                        .isPresent();
        if (!isCurrent) {
            throw new SupersededException(run);
        }
    }

    /** What is done while the run is held. */
    @FunctionalInterface
    public interface Work<T> {
        T run() throws IOException;
    }
}
