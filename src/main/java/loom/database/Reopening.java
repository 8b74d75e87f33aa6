package loom.database;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;

/**
 * Lets the pool open the embedded database anew once it has closed itself. H2 does that when a
 * write fails (a full disk); its connections are of no use from then on, though they look alive. A
 * new one reads the file as the last write that went well left it.
 */
final class Reopening implements SQLExceptionOverride {
    private final HikariDataSource pool;

    Reopening(HikariDataSource pool) {
        this.pool = pool;
    }

    @java.lang.Override
    public Override adjudicate(SQLException e) {
        if (!DatabaseFault.isClosed(e)) {
            return Override.CONTINUE_EVICT;
        }
        HikariPoolMXBean connections = pool.getHikariPoolMXBean();
        if (connections != null) {
            connections.softEvictConnections(); // all others are as dead as this one
        }
        return Override.MUST_EVICT;
    }
}
