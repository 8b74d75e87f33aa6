package loom.database;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import loom.base.FaultChain;

/** Tells a database that does not answer from one that refuses a statement. */
final class DatabaseFault {
    /** H2's error code once it has closed itself, which it does when it cannot write. */
    private static final int CLOSED = 90_098;

    /** H2's error code for an operation on a connection that is over. */
    private static final int CONNECTION_BROKEN = 90_067;

    /** H2's error code for what it did not foresee, a failed write among it. */
    private static final int GENERAL = 50_000;

    private DatabaseFault() {}

    /** True if the statement could not be run at all: the connection is lost, or never was. */
    static boolean isAway(Throwable fault) {
        return FaultChain.of(fault).has(SQLException.class, DatabaseFault::isAway);
    }

    /** True if the embedded database has closed itself, or is about to. */
    static boolean isClosed(SQLException e) {
        return switch (e.getErrorCode()) {
            case CLOSED, CONNECTION_BROKEN -> true;
            case GENERAL -> String.valueOf(e.getMessage()).contains("MVStoreException");
            default -> false;
        };
    }

    private static boolean isAway(SQLException e) {
        String state = String.valueOf(e.getSQLState());
        // 08: no connection; 57P: PostgreSQL shuts down or starts.
        return isClosed(e)
                || state.startsWith("08")
                || state.startsWith("57P")
                || e instanceof SQLTransientConnectionException; // none within the time
    }
}
