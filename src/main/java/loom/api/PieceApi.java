package loom.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import loom.explore.Explorer;
import loom.export.PieceZip;
import loom.gallery.Gallery;
import loom.gallery.Piece;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1")
@Tag(name = "Pieces", description = "The gallery")
class PieceApi {
    private final Gallery gallery;
    private final Explorer explorer;

    PieceApi(Gallery gallery, Explorer explorer) {
        this.gallery = gallery;
        this.explorer = explorer;
    }

    @GetMapping("/pieces")
    @Operation(summary = "All pieces, newest first")
    List<PieceAnswer> all() {
        return gallery.all().stream().map(PieceAnswer::of).toList();
    }

    @GetMapping("/pieces/{id}")
    @Operation(summary = "A piece with all it takes to draw it again")
    PieceAnswer one(@PathVariable UUID id) {
        return PieceAnswer.of(piece(id));
    }

    @GetMapping(path = "/pieces/{id}.png", produces = MediaType.IMAGE_PNG_VALUE)
    @Operation(
            summary = "The picture, with its lineage in text chunks",
            description = "download=true gives the file a name and has browsers save it")
    ResponseEntity<InputStreamResource> png(
            @PathVariable UUID id, @RequestParam(defaultValue = "false") boolean download) {
        Piece piece = piece(id);
        String name = PieceZip.fileName(piece.lineage().title()) + ".png";
        ContentDisposition disposition =
                (download ? ContentDisposition.attachment() : ContentDisposition.inline())
                        .filename(name, StandardCharsets.UTF_8)
                        .build();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable())
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .body(new InputStreamResource(gallery.png(id)));
    }

    @PostMapping("/pieces")
    @Operation(
            summary = "Draws a piece and keeps it",
            description = "{model, seed, index, truncation} or {model, latent}")
    ResponseEntity<PieceAnswer> save(@RequestBody PieceRequest request) {
        Piece piece = gallery.save(request.draw(explorer));
        return ResponseEntity.created(URI.create("/api/v1/pieces/" + piece.id()))
                .body(PieceAnswer.of(piece));
    }

    @DeleteMapping("/pieces/{id}")
    @Operation(summary = "Removes a piece for good")
    ResponseEntity<Void> delete(@PathVariable UUID id) {
        gallery.delete(List.of(piece(id).id()));
        return ResponseEntity.noContent().build();
    }

    @GetMapping(path = "/pieces.zip", produces = "application/zip")
    @Operation(summary = "Pieces as a ZIP of PNG files", description = "without ids: all of them")
    void zip(@RequestParam(required = false) @Nullable List<UUID> ids, HttpServletResponse response)
            throws IOException {
        List<UUID> wanted =
                ids == null
                        ? gallery.all().stream().map(Piece::id).toList()
                        : ids.stream().map(id -> piece(id).id()).toList();
        response.setContentType("application/zip");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"latent-loom-pieces.zip\"");
        gallery.zip(wanted, response.getOutputStream());
    }

    private Piece piece(UUID id) {
        return gallery.find(id)
                .orElseThrow(() -> new NotFoundException("piece", id, "/api/v1/pieces"));
    }
}
