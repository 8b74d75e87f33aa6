package loom.training;

import java.util.OptionalDouble;
import loom.engine.training.TrainingSettings;
import loom.training.run.Run;
import loom.training.run.RunRepository;
import loom.training.run.RunState;
import org.springframework.stereotype.Component;

/** How fast runs have trained: an answer where measuring would disturb the run that trains. */
@Component
class RecordedSpeeds {
    private final RunRepository runs;

    RecordedSpeeds(RunRepository runs) {
        this.runs = runs;
    }

    boolean isTrainingOn(String device) {
        return runs.findAll().stream()
                .anyMatch(run ->
                        run.state() == RunState.RUNNING && run.settings().device().equals(device));
    }

    /** Images per second of the newest run with steps of the same kind; empty if there is none. */
    OptionalDouble of(TrainingSettings settings) {
        StepKind kind = StepKind.of(settings);
        return runs.findAll().stream()
                .filter(run -> run.progress().imagesPerSecond() > 0)
                .filter(run -> StepKind.of(run.settings().training()).equals(kind))
                .map(Run::progress)
                .mapToDouble(it -> it.imagesPerSecond())
                .findFirst();
    }
}
