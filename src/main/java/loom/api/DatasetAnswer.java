package loom.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import loom.base.Refusal;
import loom.dataset.DataSet;
import loom.dataset.ImageClass;
import loom.dataset.LabelCount;
import loom.dataset.Note;
import loom.dataset.ReasonCount;
import loom.dataset.Rejection;
import org.jspecify.annotations.Nullable;

/** A data set as the API shows it. */
record DatasetAnswer(
        UUID id,
        String name,
        DataSet.State state,
        double progress,
        int images,
        List<Rejection> rejected,
        @Schema(description = "How many were left out; rejected lists the first of each reason")
                int rejectedFiles,
        List<ReasonCount> rejectedCounts,
        List<Note> notes,
        @Schema(description = "How many notes there are; notes lists the first of each kind")
                int notedFiles,
        List<ReasonCount> noteCounts,
        @Schema(description = "Images that hold the same bytes as an earlier one") int duplicates,
        List<LabelCount> labels,
        @Schema(
                        description =
                                "What a run can learn to tell apart, in the order of their numbers; empty if the images have no labels, or not 2 to 100 different ones")
                List<ImageClass> classes,
        @Nullable String question,
        @Nullable Refusal failure,
        String fit,
        String background,
        String scaling,
        boolean transposed,
        boolean bundled,
        Instant created,
        String contentHash) {
    static DatasetAnswer of(DataSet dataSet) {
        return new DatasetAnswer(
                dataSet.id(),
                dataSet.name(),
                dataSet.state(),
                dataSet.progress(),
                dataSet.images(),
                dataSet.rejected(),
                dataSet.rejectedFiles(),
                dataSet.rejectedCounts(),
                dataSet.notes(),
                dataSet.notedFiles(),
                dataSet.noteCounts(),
                dataSet.duplicates(),
                dataSet.labels(),
                dataSet.classes(),
                dataSet.question(),
                dataSet.failure(),
                DatasetUpload.word(dataSet.settings().fit()),
                dataSet.settings().background().value(),
                dataSet.settings().scaling().name().toLowerCase(Locale.ROOT),
                dataSet.settings().transposed(),
                dataSet.bundled(),
                dataSet.created(),
                dataSet.contentHash());
    }
}
