package loom.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import loom.export.PieceZip;
import loom.training.EpochSheets;
import loom.training.RunFilms;
import loom.training.TrainingService;
import loom.training.run.Run;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/runs/{id}")
@Tag(name = "Runs")
class RunFilmApi {
    private final TrainingService training;
    private final RunFilms films;
    private final EpochSheets sheets;

    RunFilmApi(TrainingService training, RunFilms films, EpochSheets sheets) {
        this.training = training;
        this.films = films;
        this.sheets = sheets;
    }

    @PostMapping("/film")
    @Operation(
            summary = "Orders a film of the samples, epoch by epoch",
            description =
                    "Answers at once; ask GET /api/v1/exports/{id} until the state is READY or"
                            + " FAILED, then GET /api/v1/exports/{id}/file.")
    ResponseEntity<ExportAnswer> film(@PathVariable UUID id, @RequestBody FilmRequest request) {
        return ExportAnswer.accepted(films.order(known(id).id(), request.form()));
    }

    @GetMapping(path = "/samples/sheet", produces = MediaType.IMAGE_PNG_VALUE)
    @Operation(
            summary = "The samples of chosen epochs side by side, each with its number",
            description =
                    "epochs: numbers with commas between them, at most 12; left out: four, spread"
                            + " as 10, 30, 70 and 100 are over a hundred.")
    ResponseEntity<byte[]> sheet(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String epochs,
            @RequestParam(defaultValue = "false") boolean download)
            throws IOException {
        Run run = known(id);
        List<Integer> chosen =
                epochs == null ? sheets.usual(run.id()) : sheets.chosen(run.id(), epochs);
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        sheets.write(run.id(), chosen, png);
        String disposition =
                (download ? ContentDisposition.attachment() : ContentDisposition.inline())
                        .filename(
                                PieceZip.fileName(run.name() + " epochs") + ".png",
                                StandardCharsets.UTF_8)
                        .build()
                        .toString();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache().cachePrivate()) // it may be taken back
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition)
                .body(png.toByteArray());
    }

    private Run known(UUID id) {
        return training.find(id)
                .orElseThrow(() -> new NotFoundException("run", id, "/api/v1/runs"));
    }
}
