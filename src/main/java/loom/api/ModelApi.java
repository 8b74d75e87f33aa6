package loom.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import loom.base.RefusedException;
import loom.explore.Explorer;
import loom.export.Artwork;
import loom.export.PieceZip;
import loom.export.PngFile;
import loom.zoo.ModelCard;
import loom.zoo.ModelZoo;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/models")
@Tag(
        name = "Models",
        description = "Trained generators: their cards, their weights, their pictures")
class ModelApi {
    private static final int SAMPLES = 9;
    private static final long SAMPLE_SEED = 1;

    private final ModelZoo zoo;
    private final Explorer explorer;

    ModelApi(ModelZoo zoo, Explorer explorer) {
        this.zoo = zoo;
        this.explorer = explorer;
    }

    @GetMapping
    @Operation(summary = "Cards of all models, newest first")
    List<ModelCard> all() {
        return zoo.all();
    }

    @GetMapping("/{id}")
    @Operation(summary = "The card of a model")
    ModelCard one(@PathVariable UUID id) {
        return zoo.find(id).orElseThrow(() -> unknown(id));
    }

    @GetMapping(path = "/{id}/samples.png", produces = MediaType.IMAGE_PNG_VALUE)
    @Operation(summary = "A 3 x 3 sheet of the model's pictures, the same every time")
    ResponseEntity<byte[]> samples(@PathVariable UUID id) throws IOException {
        one(id);
        List<Artwork> pieces = explorer.ofSeed(id, SAMPLE_SEED, SAMPLES, null);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(Duration.ofDays(365)).cachePrivate().immutable())
                .body(sheet(pieces, 3));
    }

    @GetMapping("/{id}/weights")
    @Operation(
            summary = "The generator's weights",
            description = "format: safetensors, the one there is in this version")
    ResponseEntity<Resource> weights(
            @PathVariable UUID id, @RequestParam(defaultValue = "safetensors") String format) {
        ModelCard card = one(id);
        if (!format.equals("safetensors")) {
            throw new RefusedException(
                    "the format is '" + format + "'",
                    "weights come as safetensors in this version",
                    "ask for format=safetensors");
        }
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .header(HttpHeaders.CONTENT_DISPOSITION, attachment(card, "safetensors"))
                .body(new StoredFile(() -> zoo.weights(id), zoo.weightBytes(id)));
    }

    @PostMapping(
            path = "/{id}/images",
            produces = {MediaType.APPLICATION_JSON_VALUE, MediaType.IMAGE_PNG_VALUE})
    @Operation(
            summary = "Draws pictures",
            description =
                    "{seed, count, truncation} or {latents: [[…]]}. Accept image/png gives a grid"
                            + " with the lineage of all pieces, application/json the pieces.")
    ResponseEntity<?> images(
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = MediaType.ALL_VALUE)
                    List<MediaType> accepted,
            @RequestBody ImagesRequest request)
            throws IOException {
        one(id);
        List<Artwork> pieces = request.draw(explorer, id);
        if (prefersPng(accepted)) {
            return ResponseEntity.ok()
                    .contentType(MediaType.IMAGE_PNG)
                    .body(sheet(pieces, Math.ceilDiv(pieces.size(), rows(pieces.size()))));
        }
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .body(pieces.stream().map(DrawnPiece::of).toList());
    }

    private static boolean prefersPng(List<MediaType> accepted) {
        return accepted.stream()
                .filter(type ->
                        type.includes(MediaType.APPLICATION_JSON)
                                || type.includes(MediaType.IMAGE_PNG))
                .findFirst()
                .filter(type -> !type.includes(MediaType.APPLICATION_JSON))
                .isPresent();
    }

    private static int rows(int count) {
        return (int) Math.max(1, Math.floor(Math.sqrt(count)));
    }

    static byte[] sheet(List<Artwork> pieces, int columns) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PngFile.writeSheet(out, pieces, columns);
        return out.toByteArray();
    }

    static String attachment(ModelCard card, String ending) {
        return ContentDisposition.attachment()
                .filename(
                        PieceZip.fileName(card.name()) + "." + ending,
                        java.nio.charset.StandardCharsets.UTF_8)
                .build()
                .toString();
    }

    static NotFoundException unknown(UUID id) {
        return new NotFoundException("model", id, "/api/v1/models");
    }
}
