package loom.dataset;

import java.util.List;
import loom.base.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * What an import found.
 *
 * @param images how many can be used
 * @param rejected the first files that were left out for each reason
 * @param rejectedCounts how many were, for each reason
 * @param notes the first of each kind
 * @param noteCounts how many files have each note
 * @param duplicates how many images hold the same bytes as an earlier one
 * @param labels of the images that have one
 * @param labelNames what labels are called, that of label 0 first; empty if they are numbers only
 * @param contentHash SHA-256 (hexadecimal) of their originals, one after the other
 * @param question what must be decided before the data set is used; null if nothing
 * @param failure why no data set comes of it; null if one does
 */
record ImportReport(
        int images,
        List<Rejection> rejected,
        List<ReasonCount> rejectedCounts,
        List<Note> notes,
        List<ReasonCount> noteCounts,
        int duplicates,
        Labels labels,
        List<String> labelNames,
        String contentHash,
        @Nullable String question,
        @Nullable Refusal failure) {
    ImportReport {
        rejected = List.copyOf(rejected);
        rejectedCounts = List.copyOf(rejectedCounts);
        noteCounts = List.copyOf(noteCounts);
        labelNames = List.copyOf(labelNames);
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
        return new ImportReport(
                0,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                0,
                Labels.NONE,
                List.of(),
                "",
                null,
                failure);
    }
}
