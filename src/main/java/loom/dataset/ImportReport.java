package loom.dataset;

import java.util.List;
import loom.base.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * What an import found.
 *
 * @param images how many can be used
 * @param labels of the images that have one
 * @param contentHash SHA-256 (hexadecimal) of their originals, one after the other
 * @param question what must be decided before the data set is used; null if nothing
 * @param failure why no data set comes of it; null if one does
 */
record ImportReport(
        int images,
        List<Rejection> rejected,
        List<Note> notes,
        Labels labels,
        String contentHash,
        @Nullable String question,
        @Nullable Refusal failure) {
    ImportReport {
        rejected = List.copyOf(rejected);
        notes = List.copyOf(notes);
    }

    /** Where the data set stands after it. */
    DataSet.State state() {
        if (failure != null) {
            return DataSet.State.FAILED;
        }
        return question == null ? DataSet.State.READY : DataSet.State.QUESTION;
    }

    /** The report of an import that could not be carried out. */
    static ImportReport failed(Refusal failure) {
        return new ImportReport(0, List.of(), List.of(), Labels.NONE, "", null, failure);
    }
}
