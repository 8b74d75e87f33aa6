package loom.database;

import java.nio.file.Path;
import loom.base.Wording;

/** The database's file is gone, and what it described is still there. */
class DatabaseMissingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Path artefacts;

    DatabaseMissingException(Path file, Path artefacts, long count) {
        super(
                "The database is not there (%s), but %s in %s: an empty one in its place would show none of them."
                        .formatted(
                                file,
                                Wording.count(
                                        count, "file of a studio lies", "files of a studio lie"),
                                artefacts));
        this.artefacts = artefacts;
    }

    Path artefacts() {
        return artefacts;
    }
}
