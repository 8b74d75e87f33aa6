package loom.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import loom.dataset.DataSets;
import loom.training.TrainingService;
import loom.training.metrics.RunHistory;
import loom.training.run.Run;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/runs")
@Tag(name = "Runs", description = "Training, from the order to the model")
class RunApi {
    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

    private final TrainingService training;
    private final RunHistory history;
    private final DataSets dataSets;

    RunApi(TrainingService training, RunHistory history, DataSets dataSets) {
        this.training = training;
        this.history = history;
        this.dataSets = dataSets;
    }

    @PostMapping
    @Operation(summary = "Queues a run; only the data set must be given")
    ResponseEntity<RunDescription> start(@RequestBody RunRequest request) {
        Run run = training.start(request.settings(dataSets::find));
        return ResponseEntity.created(URI.create("/api/v1/runs/" + run.id())).body(described(run));
    }

    @GetMapping
    @Operation(summary = "All runs, newest first")
    List<RunDescription> all() {
        return RunDescription.all(training.all(), history);
    }

    @GetMapping("/{id}")
    @Operation(summary = "How far a run is")
    RunDescription one(@PathVariable UUID id) {
        return described(known(id));
    }

    @PostMapping("/{id}/pause")
    @Operation(summary = "Lets a run rest at a checkpoint after the step it is in")
    RunDescription pause(@PathVariable UUID id) {
        return described(training.pause(known(id).id()));
    }

    @PostMapping("/{id}/resume")
    @Operation(summary = "Queues a paused or failed run again, to go on from its checkpoint")
    RunDescription resume(@PathVariable UUID id) {
        return described(training.resume(known(id).id()));
    }

    @PostMapping("/{id}/stop")
    @Operation(summary = "Ends a run early and keeps its model; cancels one that has not begun")
    RunDescription stop(@PathVariable UUID id) {
        return described(training.stop(known(id).id()));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Removes a run that rests, with its metrics and samples; its model stays")
    void delete(@PathVariable UUID id) {
        training.delete(known(id).id());
    }

    @GetMapping(path = "/{id}/metrics", produces = "text/csv")
    @Operation(summary = "What every step measured: both losses, D(x), D(G(z)), images/s")
    void metrics(@PathVariable UUID id, HttpServletResponse response) throws IOException {
        Run run = known(id);
        response.setContentType(CSV.toString());
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(run.name() + ".csv", StandardCharsets.UTF_8)
                        .build()
                        .toString());
        Writer out = response.getWriter();
        history.writeCsv(id, out);
        out.flush();
    }

    @GetMapping(path = "/{id}/samples/{epoch}.png", produces = MediaType.IMAGE_PNG_VALUE)
    @Operation(summary = "The same sixteen latents after each epoch, four rows of four")
    ResponseEntity<Resource> samples(@PathVariable UUID id, @PathVariable int epoch)
            throws IOException {
        InputStream png =
                history.samples(known(id).id(), epoch)
                        .orElseThrow(() ->
                                new NotFoundException(
                                        "grid of samples of epoch " + epoch + " of run",
                                        id,
                                        "/api/v1/runs"));
        // A run that is resumed draws the same pixels again; pages name the batch in the address,
        // as a run that begins again with a smaller one does not.
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(Duration.ofDays(365)).cachePrivate().immutable())
                .contentType(MediaType.IMAGE_PNG)
                .body(new InputStreamResource(png));
    }

    private RunDescription described(Run run) {
        return RunDescription.of(run, history);
    }

    private Run known(UUID id) {
        return training.find(id)
                .orElseThrow(() -> new NotFoundException("run", id, "/api/v1/runs"));
    }
}
