package loom;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The two databases that the studio runs on; tests of what is stored run on each of them. */
public enum TestDatabase {
    H2 {
        @Override
        public DataSource empty() {
            JdbcDataSource database = new JdbcDataSource();
            database.setURL(
                    "jdbc:h2:mem:"
                            + UUID.randomUUID()
                            + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE"
                            + ";DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_DELAY=-1");
            database.setUser("sa");
            return database;
        }
    },
    POSTGRESQL {
        @Override
        public DataSource empty() {
            String name = "loom_" + UUID.randomUUID().toString().replace('-', '_');
            EmbeddedPostgres server = Server.running();
            JdbcClient.create(server.getPostgresDatabase()).sql("create database " + name).update();
            return server.getDatabase("postgres", name);
        }
    };

    /** A new database without a table. */
    public abstract DataSource empty();

    /** A new database with the studio's tables. */
    public DataSource migrated() {
        DataSource database = empty();
        migrate(database, "latest");
        return database;
    }

    /** Brings a database to a version of the studio's tables. */
    public static void migrate(DataSource database, String version) {
        Flyway.configure().dataSource(database).target(version).load().migrate();
    }

    /** The address of a new PostgreSQL database, for processes of their own. */
    public static String newPostgresUrl() {
        try (var connection = POSTGRESQL.empty().getConnection()) {
            return connection.getMetaData().getURL() + "?user=postgres";
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One server for all tests of this Java machine; it ends with it. */
    private static final class Server {
        private static final EmbeddedPostgres SERVER = start();

        static EmbeddedPostgres running() {
            return SERVER;
        }

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
