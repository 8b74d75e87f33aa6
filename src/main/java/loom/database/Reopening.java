package loom.database;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Lets the pool open the embedded database anew once it has closed itself. H2 does that when a
 * write fails (a full disk); its connections are of no use from then on, though they look alive. A
 * new one reads the file as the last write that went well left it.
 */
final class Reopening implements SQLExceptionOverride {
    /** H2's word for a file that an open database holds. */
    private static final int IN_USE = 90020;

    private final HikariDataSource pool;

    private Reopening(HikariDataSource pool) {
        this.pool = pool;
    }

    /** Prepares a pool that has its address and has opened nothing yet. */
    static void prepare(HikariDataSource pool) {
        Reopening reopening = new Reopening(pool);
        pool.setExceptionOverride(reopening);
        pool.setDataSource(reopening.source());
    }

    /**
     * When the last connection to the closed database ends, H2 forgets the one that was opened
     * since: it works on, but every further connection would open the file once more, which it
     * holds. So those that work are given up, too.
     */
    private DataSource source() {
        return new DriverManagerDataSource(
                pool.getJdbcUrl(), pool.getUsername(), pool.getPassword()) {
            @java.lang.Override
            protected Connection getConnectionFromDriver(Properties properties)
                    throws SQLException {
                try {
                    return super.getConnectionFromDriver(properties);
                } catch (SQLException e) {
                    if (e.getErrorCode() == IN_USE) {
                        evict();
                    }
                    throw e;
                }
            }
        };
    }

    @java.lang.Override
    public Override adjudicate(SQLException e) {
        if (!DatabaseFault.isClosed(e)) {
            return Override.CONTINUE_EVICT;
        }
        evict(); // all others are as dead as this one
        return Override.MUST_EVICT;
    }

    private void evict() {
        HikariPoolMXBean connections = pool.getHikariPoolMXBean();
        if (connections != null) {
            connections.softEvictConnections();
        }
    }
}
