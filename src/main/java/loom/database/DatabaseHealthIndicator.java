package loom.database;

import javax.sql.DataSource;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Reports whether the database answers: by reading a table, and by what it says of itself. */
@Component
class DatabaseHealthIndicator extends AbstractHealthIndicator {
    private final JdbcTemplate database;

    DatabaseHealthIndicator(DataSource source) {
        super("the database does not answer");
        database = new JdbcTemplate(source);
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        String product =
                database.execute(
                        (ConnectionCallback<String>)
                                connection -> connection.getMetaData().getDatabaseProductName());
        database.queryForObject("select count(*) from flyway_schema_history", Long.class);
        health.up().withDetail("product", String.valueOf(product));
    }
}
