package loom.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.zaxxer.hikari.HikariDataSource;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.Map;
import java.util.Objects;
import loom.FullFileSystem;
import org.h2.engine.Engine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The embedded database on a disk that fills up and gets room again. */
class ReopeningTest {
    private static final int CONNECTIONS = 6;

    @TempDir private Path home;
    private final HikariDataSource pool = new HikariDataSource();
    private final JdbcClient database = JdbcClient.create(pool);

    @BeforeEach
    void open() throws Exception {
        pool.setJdbcUrl(FullFileSystem.address(home.resolve("studio"), ";WRITE_DELAY=0"));
        pool.setUsername("loom");
        pool.setConnectionTestQuery("select 1");
        pool.setConnectionTimeout(3_000);
        Reopening.prepare(pool);
        database.sql("create table piece (id int primary key, picture varchar)").update();
        Connection[] held = new Connection[CONNECTIONS];
        for (int i = 0; i < CONNECTIONS; i++) {
            held[i] = pool.getConnection();
        }
        for (Connection connection : held) {
            connection.close();
        }
    }

    @AfterEach
    void close() {
        FullFileSystem.full(false);
        pool.close();
    }

    @Test
    void a_full_disk_closes_the_database_and_room_opens_it_with_all_that_was_acknowledged() {
        for (int i = 0; i < 20; i++) {
            save(i);
        }
        FullFileSystem.full(true);
        Throwable refused = catchThrowable(() -> save(20));
        assertThat(DatabaseFault.isAway(refused)).isTrue();

        FullFileSystem.full(false);
        assertThat(database.sql("select count(*) from piece").query(Long.class).single())
                .isEqualTo(20);
        save(20);
        assertThat(database.sql("select count(*) from piece").query(Long.class).single())
                .isEqualTo(21);
    }

    @Test
    void what_was_acknowledged_can_be_read_while_the_disk_is_full() {
        save(1);
        FullFileSystem.full(true);
        assertThat(catchThrowable(() -> save(2))).isNotNull();
        assertThat(database.sql("select id from piece").query(Integer.class).list())
                .containsExactly(1);
    }

    @Test
    void a_database_that_h2_has_forgotten_is_given_up_and_opened_again() throws Exception {
        save(1);
        pool.getHikariPoolMXBean().softEvictConnections();
        try (Connection held = pool.getConnection()) { // the only one
            // As when the last connection to a database that had closed itself ends late.
            Method close = Engine.class.getDeclaredMethod("close", String.class);
            close.setAccessible(true);
            close.invoke(null, databaseName());
            assertThat(held.isValid(1)).isTrue();
            assertThat(catchThrowable(pool::getConnection)).isNotNull();
        }
        save(2);
        assertThat(database.sql("select count(*) from piece").query(Long.class).single())
                .isEqualTo(2);
    }

    /** Its name among the open ones of this JVM. */
    private String databaseName() throws ReflectiveOperationException {
        Field field = Engine.class.getDeclaredField("DATABASES");
        field.setAccessible(true);
        Map<?, ?> open = (Map<?, ?>) Objects.requireNonNull(field.get(null));
        return open.keySet().stream()
                .map(String::valueOf)
                .filter(name -> name.contains(home.getFileName().toString()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_statement_that_is_wrong_closes_nothing() {
        int before = pool.getHikariPoolMXBean().getTotalConnections();
        Throwable wrong =
                catchThrowable(() -> database.sql("select * from nothing").query().listOfRows());
        assertThat(DatabaseFault.isAway(wrong)).isFalse();
        assertThat(pool.getHikariPoolMXBean().getTotalConnections()).isEqualTo(before);
    }

    private void save(int id) {
        database.sql("insert into piece values (:id, repeat('x', 10000))").param("id", id).update();
    }
}
