package loom.base;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Explains the one start that goes wrong for users: a second studio on the same data. */
class DataInUseAnalyzer extends AbstractFailureAnalyzer<SQLException> {
    /** H2's error code for a database file that another process has open. */
    private static final int DATABASE_ALREADY_OPEN = 90_020;

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable root, SQLException cause) {
        if (cause.getErrorCode() != DATABASE_ALREADY_OPEN) {
            return null;
        }
        return new FailureAnalysis(
                "Another studio already works in this data folder, and only one can.",
                "Use the studio that is running, or start this one with --loom.home=another/folder"
                        + " and --server.port=another port.",
                root);
    }
}
