package loom.api;

import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import loom.work.FileJob;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/**
 * An export and how far it is.
 *
 * @param bytes size of the file; null until it is ready
 * @param expires when it is removed; null while it is not over
 */
record ExportAnswer(
        UUID id,
        String kind,
        String title,
        FileJob.State state,
        int done,
        int total,
        @Nullable Long bytes,
        @Nullable String failure,
        Instant created,
        @Nullable Instant expires) {
    /** The answer to an order: where to ask how far it is. */
    static ResponseEntity<ExportAnswer> accepted(FileJob job) {
        return ResponseEntity.accepted()
                .location(URI.create(ExportApi.PATH + "/" + job.id()))
                .body(of(job));
    }

    static ExportAnswer of(FileJob job) {
        return new ExportAnswer(
                job.id(),
                job.kind(),
                job.title(),
                job.state(),
                job.done(),
                job.total(),
                job.isReady() ? job.bytes() : null,
                job.failure(),
                job.created(),
                job.expires());
    }
}
