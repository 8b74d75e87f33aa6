package loom.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import loom.gallery.PieceExports;
import loom.work.FileJob;
import loom.work.FileJobs;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.MediaTypeFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(ExportApi.PATH)
@Tag(name = "Exports", description = "Files that take a while")
class ExportApi {
    static final String PATH = "/api/v1/exports";

    private final PieceExports pieces;
    private final FileJobs jobs;

    ExportApi(PieceExports pieces, FileJobs jobs) {
        this.pieces = pieces;
        this.jobs = jobs;
    }

    @PostMapping
    @Operation(
            summary = "Orders a file",
            description =
                    "{kind: \"pieces-zip\", pieces: [ids]}. Answers at once; ask GET"
                            + " /api/v1/exports/{id} until the state is READY or FAILED.")
    ResponseEntity<ExportAnswer> order(@RequestBody ExportRequest request) {
        return ExportAnswer.accepted(request.order(pieces));
    }

    @GetMapping
    @Operation(summary = "All exports, the newest first")
    List<ExportAnswer> all() {
        return jobs.all().stream().map(ExportAnswer::of).toList();
    }

    @GetMapping("/{id}")
    @Operation(summary = "One export: its state, and how far it is")
    ExportAnswer one(@PathVariable UUID id) {
        return ExportAnswer.of(job(id));
    }

    @GetMapping("/{id}/file")
    @Operation(summary = "The file", description = "Refused until the state is READY")
    ResponseEntity<Resource> file(@PathVariable UUID id) {
        FileJob job = job(id);
        String disposition =
                ContentDisposition.attachment()
                        .filename(job.fileName(), StandardCharsets.UTF_8)
                        .build()
                        .toString();
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition)
                .contentType(
                        MediaTypeFactory.getMediaType(job.fileName())
                                .orElse(MediaType.APPLICATION_OCTET_STREAM))
                .body(new StoredFile(() -> jobs.file(id), job.bytes()));
    }

    @DeleteMapping("/{id}")
    @Operation(summary = "Cancels an export, or removes its file")
    ResponseEntity<Void> delete(@PathVariable UUID id) {
        jobs.remove(job(id).id());
        return ResponseEntity.noContent().build();
    }

    private FileJob job(UUID id) {
        return jobs.find(id).orElseThrow(() -> new NotFoundException("export", id, PATH));
    }
}
