package loom.database;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says what to do where the database's file is gone. */
class DatabaseMissingAnalyzer extends AbstractFailureAnalyzer<DatabaseMissingException> {
    @Override
    protected FailureAnalysis analyze(Throwable root, DatabaseMissingException cause) {
        return new FailureAnalysis(
                cause.getMessage(),
                "Put the file back, from a backup or from where it was moved to. To begin anew, move"
                        + " the folder "
                        + cause.artefacts()
                        + " away, or start once with --loom.begin-anew=true, which leaves those"
                        + " files where they are.",
                root);
    }
}
