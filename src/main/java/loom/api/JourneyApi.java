package loom.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import loom.explore.Explorer;
import loom.explore.Journey;
import loom.explore.JourneyExports;
import loom.export.Artwork;
import loom.export.FilmFile;
import loom.export.FilmForm;
import loom.gallery.Gallery;
import loom.zoo.ModelCard;
import loom.zoo.ModelZoo;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/models/{id}/walks")
@Tag(name = "Models")
class JourneyApi {
    private final ModelZoo zoo;
    private final Explorer explorer;
    private final JourneyExports exports;
    private final Gallery gallery;

    JourneyApi(ModelZoo zoo, Explorer explorer, JourneyExports exports, Gallery gallery) {
        this.zoo = zoo;
        this.explorer = explorer;
        this.exports = exports;
        this.gallery = gallery;
    }

    @PostMapping(produces = {MediaType.IMAGE_GIF_VALUE, MediaType.IMAGE_PNG_VALUE})
    @Operation(
            summary = "Draws a journey from seed to seed, or from piece to piece",
            description =
                    "An open journey has (keyframes - 1) x stepsBetween frames, a loop keyframes x"
                            + " stepsBetween; at most 500. format: gif, or png for a strip with"
                            + " lineage.")
    ResponseEntity<byte[]> journey(@PathVariable UUID id, @RequestBody JourneyRequest request)
            throws IOException {
        ModelCard card = known(id);
        return request.isStrip() ? strip(card, request) : gif(card, request);
    }

    @PostMapping("/film")
    @Operation(
            summary = "Orders a file of a journey: mp4, gif, or png for a strip with lineage",
            description =
                    "An mp4 has at most 5000 frames, the others 500. Answers at once; ask GET"
                            + " /api/v1/exports/{id} until the state is READY or FAILED, then GET"
                            + " /api/v1/exports/{id}/file.")
    ResponseEntity<ExportAnswer> film(@PathVariable UUID id, @RequestBody JourneyRequest request) {
        ModelCard card = known(id);
        if (request.isStrip()) {
            return ExportAnswer.accepted(exports.strip(request.journey(card, gallery)));
        }
        FilmForm form = request.film();
        return ExportAnswer.accepted(exports.film(request.journey(card, gallery), form));
    }

    private ResponseEntity<byte[]> strip(ModelCard card, JourneyRequest request)
            throws IOException {
        List<Artwork> frames = explorer.frames(request.journey(card, gallery));
        return file(card, MediaType.IMAGE_PNG, ModelApi.sheet(frames, frames.size()));
    }

    private ResponseEntity<byte[]> gif(ModelCard card, JourneyRequest request) throws IOException {
        FilmForm form = request.gif();
        Journey journey = request.journey(card, gallery).requireShort("a GIF");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        FilmFile.write(out, explorer.film(journey), form, done -> {});
        return file(card, MediaType.IMAGE_GIF, out.toByteArray());
    }

    private static ResponseEntity<byte[]> file(ModelCard card, MediaType type, byte[] content) {
        return ResponseEntity.ok()
                .contentType(type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ModelApi.attachment(card, type.getSubtype()))
                .body(content);
    }

    private ModelCard known(UUID id) {
        return zoo.find(id).orElseThrow(() -> ModelApi.unknown(id));
    }
}
