package loom.job;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is done to a lane's table beside db-scheduler, each in one statement. */
final class LaneTable {
    private final JdbcClient database;
    private final String name;

    LaneTable(JdbcClient database, Lane lane) {
        this.database = database;
        this.name = lane.table();
    }

    /** Removes a job that no worker has; false if there is none. */
    boolean withdraw(String kind, UUID subject) {
        return database.sql(
                                """
                                delete from %s
                                where task_name = :kind and task_instance = :subject
                                    and picked = false
                                """
                                        .formatted(name))
                        .param("kind", kind)
                        .param("subject", subject.toString())
                        .update()
                == 1;
    }

    /**
     * Brings heartbeats from the future back to now. After a clock was put back, a dead worker
     * would seem alive until the clock has caught up; one that lives writes its next heartbeat in
     * time.
     *
     * @param tolerance by how much the clocks of two machines may differ
     */
    void bringBackHeartbeats(Instant now, Duration tolerance) {
        database.sql(
                        """
                        update %s set last_heartbeat = :now
                        where picked = true and last_heartbeat > :latest
                        """
                                .formatted(name))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("latest", now.plus(tolerance).atOffset(ZoneOffset.UTC))
                .update();
    }
}
