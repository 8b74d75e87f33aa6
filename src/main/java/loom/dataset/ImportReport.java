package loom.dataset;

import java.util.List;
import loom.base.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * What an import found.
 *
 * @param images how many can be used
 * @param contentHash SHA-256 (hexadecimal) of their originals, one after the other
 * @param failure why no data set comes of it; null if one does
 */
record ImportReport(
        int images,
        List<Rejection> rejected,
        List<Note> notes,
        String contentHash,
        @Nullable Refusal failure) {
    ImportReport {
        rejected = List.copyOf(rejected);
        notes = List.copyOf(notes);
    }

    /** The report of an import that could not be carried out. */
    static ImportReport failed(Refusal failure) {
        return new ImportReport(0, List.of(), List.of(), "", failure);
    }
}
