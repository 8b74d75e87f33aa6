package loom.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import loom.base.RefusedException;
import loom.explore.Explorer;
import loom.export.PieceZip;
import loom.export.PngFile;
import loom.gallery.Gallery;
import loom.gallery.Piece;
import loom.gallery.PieceFilter;
import loom.gallery.PieceGlimpse;
import loom.gallery.Replay;
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
    private static final int USUAL_LIMIT = 100;
    private static final int MOST_OF_A_PAGE = 1_000;

    private final Gallery gallery;
    private final Explorer explorer;

    PieceApi(Gallery gallery, Explorer explorer) {
        this.gallery = gallery;
        this.explorer = explorer;
    }

    @GetMapping("/pieces")
    @Operation(
            summary = "Pieces, newest first",
            description =
                    "All of them; with limit, so many at most, and after, the id of a piece, those"
                            + " behind it. An answer shorter than limit is the last one.")
    List<PieceAnswer> all(
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable UUID after) {
        if (limit == null && after == null) {
            return gallery.all().stream().map(PieceAnswer::of).toList();
        }
        PieceGlimpse last = after == null ? null : piece(after).glimpse();
        List<UUID> ids =
                gallery
                        .page(PieceFilter.ALL, last, limit == null ? USUAL_LIMIT : checked(limit))
                        .stream()
                        .map(PieceGlimpse::id)
                        .toList();
        return gallery.findAll(ids).stream().map(PieceAnswer::of).toList();
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
                .cacheControl(CacheControl.maxAge(Duration.ofDays(365)).cachePrivate().immutable())
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

    @PostMapping(path = "/pieces/{id}/replay", produces = MediaType.IMAGE_PNG_VALUE)
    @Operation(
            summary = "Draws a piece again, pixel for pixel",
            description =
                    "The header Loom-Differing-Values counts the values of pixels that are not"
                            + " those of the kept picture: 0. Answers 409 if the model is gone.")
    ResponseEntity<byte[]> replay(@PathVariable UUID id) throws IOException {
        Replay replay = gallery.replay(piece(id).id());
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        PngFile.write(png, replay.artwork());
        return ResponseEntity.ok()
                .header("Loom-Differing-Values", String.valueOf(replay.differing()))
                .body(png.toByteArray());
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
        List<UUID> wanted = ids == null ? gallery.ids(PieceFilter.ALL) : allThere(ids);
        response.setContentType("application/zip");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"latent-loom-pieces.zip\"");
        gallery.zip(wanted, response.getOutputStream());
    }

    /** Refuses ids of no piece: a ZIP that lacks some without a word would be believed. */
    private List<UUID> allThere(List<UUID> ids) {
        List<UUID> found = gallery.findAll(ids).stream().map(Piece::id).toList();
        Set<UUID> known = Set.copyOf(found);
        ids.stream().filter(id -> !known.contains(id)).findFirst().ifPresent(this::piece);
        return found;
    }

    private static int checked(int limit) {
        if (limit < 1 || limit > MOST_OF_A_PAGE) {
            throw new RefusedException(
                    "limit is " + limit,
                    "it is 1 to " + MOST_OF_A_PAGE,
                    "choose a number in that range, and ask again with after for more");
        }
        return limit;
    }

    private Piece piece(UUID id) {
        return gallery.find(id)
                .orElseThrow(() -> new NotFoundException("piece", id, "/api/v1/pieces"));
    }
}
