package loom.database;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says what to do where the database server does not answer at the start. */
class DatabaseAwayAnalyzer extends AbstractFailureAnalyzer<SQLException> {
    @Override
    protected @Nullable FailureAnalysis analyze(Throwable root, SQLException cause) {
        if (!DatabaseFault.isAway(cause)) {
            return null;
        }
        return new FailureAnalysis(
                "The database cannot be reached: " + cause.getMessage(),
                "Start the database, or correct spring.datasource.url, and start the studio again.",
                root);
    }
}
