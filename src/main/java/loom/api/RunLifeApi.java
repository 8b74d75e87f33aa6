package loom.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import loom.base.RefusedException;
import loom.training.RunLifecycle;
import loom.training.TrainingService;
import loom.training.checkpoint.CheckpointRetention;
import loom.training.checkpoint.KeptCheckpoint;
import loom.training.metrics.RunHistory;
import loom.training.run.Run;
import loom.zoo.ModelCard;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/runs/{id}")
@Tag(name = "Run life", description = "Quality, kept checkpoints, and what can be done with them")
class RunLifeApi {
    private final TrainingService training;
    private final RunLifecycle life;
    private final CheckpointRetention kept;
    private final RunHistory history;

    RunLifeApi(
            TrainingService training,
            RunLifecycle life,
            CheckpointRetention kept,
            RunHistory history) {
        this.training = training;
        this.life = life;
        this.kept = kept;
        this.history = history;
    }

    @PostMapping("/extend")
    @Operation(summary = "Queues a run that rests or is over for more epochs")
    RunDescription extend(@PathVariable UUID id, @RequestBody Extension body) {
        int epochs = given("epochs", "how many more are wanted", body.epochs());
        return RunDescription.of(life.extend(known(id), epochs), history);
    }

    @PostMapping("/rollback")
    @Operation(summary = "Takes a run that rests back to a kept epoch; what came after it is gone")
    RunDescription rollBack(@PathVariable UUID id, @RequestBody Return body) {
        int epoch = given("epoch", "a kept one to go back to", body.epoch());
        return RunDescription.of(life.rollBack(known(id), epoch), history);
    }

    @GetMapping("/checkpoints")
    @Operation(summary = "The kept checkpoints, in the order of epochs, and what they may take")
    Checkpoints checkpoints(@PathVariable UUID id) {
        List<KeptCheckpoint> all = kept.kept(known(id));
        return new Checkpoints(
                all, all.stream().mapToLong(KeptCheckpoint::bytes).sum(), kept.budget().toBytes());
    }

    @PostMapping("/checkpoints/{epoch}/model")
    @Operation(summary = "Makes a model of a kept epoch; answers with its card")
    ResponseEntity<ModelCard> model(@PathVariable UUID id, @PathVariable int epoch) {
        ModelCard card = life.saveModel(known(id), epoch);
        return ResponseEntity.created(URI.create("/api/v1/models/" + card.id())).body(card);
    }

    @GetMapping("/quality")
    @Operation(summary = "How good the pictures were after epochs, the best one, and alarms")
    RunQuality quality(@PathVariable UUID id) {
        return RunQuality.of(known(id), history);
    }

    private UUID known(UUID id) {
        return training.find(id)
                .map(Run::id)
                .orElseThrow(() -> new NotFoundException("run", id, "/api/v1/runs"));
    }

    private static int given(String field, String meaning, @Nullable Integer value) {
        if (value == null) {
            throw new RefusedException(
                    "the field " + field + " is missing", "it says " + meaning, "give a number");
        }
        return value;
    }

    /**
     * @param epochs beyond those that were planned
     */
    record Extension(@Nullable Integer epochs) {}

    record Return(@Nullable Integer epoch) {}

    /**
     * @param bytes of all together
     * @param budget bytes that they may take
     */
    record Checkpoints(List<KeptCheckpoint> kept, long bytes, long budget) {}
}
