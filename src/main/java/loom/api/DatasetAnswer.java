package loom.api;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import loom.base.Refusal;
import loom.dataset.DataSet;
import loom.dataset.LabelCount;
import loom.dataset.Note;
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
        List<Note> notes,
        List<LabelCount> labels,
        @Nullable String question,
        @Nullable Refusal failure,
        String fit,
        String background,
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
                dataSet.notes(),
                dataSet.labels(),
                dataSet.question(),
                dataSet.failure(),
                DatasetUpload.word(dataSet.settings().fit()),
                dataSet.settings().background().value(),
                dataSet.bundled(),
                dataSet.created(),
                dataSet.contentHash());
    }
}
