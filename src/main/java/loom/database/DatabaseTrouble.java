package loom.database;

import java.util.Optional;
import loom.base.Refusal;
import loom.base.Trouble;
import loom.base.TroubleSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells that the database does not answer. */
@Component
class DatabaseTrouble implements TroubleSource {
    static final Trouble AWAY =
            new Trouble(
                    Trouble.UNAVAILABLE,
                    new Refusal(
                            "the database cannot be reached",
                            "every page and every call reads it",
                            "start it, or wait until its server is back: the studio goes on by"
                                    + " itself then"));

    private final JdbcClient database;

    DatabaseTrouble(JdbcClient database) {
        this.database = database;
    }

    @Override
    public Optional<Trouble> now() {
        try {
            ask();
            return Optional.empty();
        } catch (DataAccessException e) {
            return Optional.of(AWAY);
        }
    }

    @Override
    public Optional<Trouble> explain(Throwable fault) {
        return DatabaseFault.isAway(fault) ? Optional.of(AWAY) : Optional.empty();
    }

    /** Reads a table: a connection alone may look alive after the database has closed. */
    private void ask() {
        database.sql("select count(*) from flyway_schema_history").query(Long.class).single();
    }
}
