package loom.work;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import loom.account.Owner;
import loom.account.RowFilter;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * The orders of files. What a worker writes names its attempt: one that was suspended while another
 * took over changes nothing.
 */
@Repository
class FileJobRepository {
    private final JdbcClient database;

    FileJobRepository(JdbcClient database) {
        this.database = database;
    }

    void insert(FileJob job, String payload) {
        database.sql(
                        """
                        insert into file_job (id, owner, kind, title, payload, file_name, state,
                            attempt, done, total, bytes, created)
                        values (:id, :owner, :kind, :title, :payload, :fileName, :state,
                            0, 0, :total, 0, :created)
                        """)
                .param("id", job.id())
                .param("owner", job.owner().id())
                .param("kind", job.kind())
                .param("title", job.title())
                .param("payload", payload)
                .param("fileName", job.fileName())
                .param("state", job.state().name())
                .param("total", job.total())
                .param("created", stored(job.created()))
                .update();
    }

    List<FileJob> findAll(RowFilter seen) {
        return database.sql(
                        "select * from file_job where %s order by created desc, id"
                                .formatted(seen.condition()))
                .params(seen.parameters())
                .query(FileJobRepository::job)
                .list();
    }

    Optional<FileJob> find(UUID id) {
        return database.sql("select * from file_job where id = :id")
                .param("id", id)
                .query(FileJobRepository::job)
                .optional();
    }

    /** A worker takes a file to make; empty if it is cancelled or over. */
    @Transactional
    public Optional<Attempt> begin(UUID id) {
        int taken =
                database.sql(
                                """
                                update file_job
                                set state = 'RUNNING', done = 0, attempt = attempt + 1
                                where id = :id and state in ('QUEUED', 'RUNNING')
                                """)
                        .param("id", id)
                        .update();
        if (taken == 0) {
            return Optional.empty();
        }
        return database.sql("select * from file_job where id = :id")
                .param("id", id)
                .query((row, number) ->
                        new Attempt(
                                job(row, number), row.getString("payload"), row.getInt("attempt")))
                .optional();
    }

    boolean advance(Attempt attempt, int done, int total) {
        return database.sql(
                                """
                                update file_job set done = :done, total = :total
                                where id = :id and attempt = :attempt and state = 'RUNNING'
                                """)
                        .param("done", done)
                        .param("total", total)
                        .param("id", attempt.job().id())
                        .param("attempt", attempt.number())
                        .update()
                == 1;
    }

    boolean finish(Attempt attempt, long bytes, Instant expires) {
        return database.sql(
                                """
                                update file_job
                                set state = 'READY', done = total, bytes = :bytes,
                                    expires = :expires
                                where id = :id and attempt = :attempt and state = 'RUNNING'
                                """)
                        .param("bytes", bytes)
                        .param("expires", stored(expires))
                        .param("id", attempt.job().id())
                        .param("attempt", attempt.number())
                        .update()
                == 1;
    }

    /**
     * @param attempt null for whatever it is
     */
    boolean fail(UUID id, @Nullable Integer attempt, String failure, Instant expires) {
        return database.sql(
                                """
                                update file_job
                                set state = 'FAILED', failure = :failure, expires = :expires
                                where id = :id and state in ('QUEUED', 'RUNNING')
                                    and attempt = coalesce(cast(:attempt as int), attempt)
                                """)
                        .param("failure", failure)
                        .param("expires", stored(expires))
                        .param("id", id)
                        .param("attempt", attempt)
                        .update()
                == 1;
    }

    boolean delete(UUID id) {
        return database.sql("delete from file_job where id = :id").param("id", id).update() == 1;
    }

    List<UUID> expired(Instant now) {
        return database.sql("select id from file_job where expires < :now")
                .param("now", stored(now))
                .query((row, number) -> row.getObject("id", UUID.class))
                .list();
    }

    private static FileJob job(ResultSet row, int number) throws SQLException {
        OffsetDateTime expires = row.getObject("expires", OffsetDateTime.class);
        return new FileJob(
                row.getObject("id", UUID.class),
                new Owner(row.getObject("owner", UUID.class)),
                row.getString("kind"),
                row.getString("title"),
                row.getString("file_name"),
                FileJob.State.valueOf(row.getString("state")),
                row.getInt("done"),
                row.getInt("total"),
                row.getLong("bytes"),
                row.getString("failure"),
                row.getObject("created", OffsetDateTime.class).toInstant(),
                expires == null ? null : expires.toInstant());
    }

    private static OffsetDateTime stored(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /** What a worker took on. */
    record Attempt(FileJob job, String payload, int number) {}
}
