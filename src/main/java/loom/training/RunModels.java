package loom.training;

import java.time.Clock;
import java.util.Locale;
import java.util.UUID;
import loom.dataset.DataSet;
import loom.dataset.DataSets;
import loom.engine.sampling.GeneratorModel;
import loom.engine.training.GanTrainer;
import loom.zoo.ModelZoo;
import loom.zoo.Provenance;
import org.springframework.stereotype.Component;

/** Hands the models of runs to the zoo, one for each run. */
@Component
class RunModels {
    /** The engine's note about the numbers that it computed in. */
    private static final String PRECISION_NOTE = "precision";

    private final ModelZoo zoo;
    private final DataSets dataSets;
    private final Clock clock;

    RunModels(ModelZoo zoo, DataSets dataSets, Clock clock) {
        this.zoo = zoo;
        this.dataSets = dataSets;
        this.clock = clock;
    }

    /**
     * Keeps a run's model. A worker that was killed between this and the run's end is followed by
     * one that asks again: the model is there already then.
     */
    UUID keep(Run run, GeneratorModel model, long step, int images) {
        return zoo.all().stream()
                .filter(card -> run.id().equals(card.provenance().run()))
                .findFirst()
                .orElseGet(() -> zoo.add(run.name(), model, provenance(run, model, step, images)))
                .id();
    }

    private Provenance provenance(Run run, GeneratorModel model, long step, int images) {
        RunSettings settings = run.settings();
        String precision = settings.precision().name().toLowerCase(Locale.ROOT);
        return new Provenance(
                run.id(),
                settings.preset(),
                settings.seed(),
                (int) (step / GanTrainer.stepsPerEpoch(images, settings.batchSize())),
                step,
                settings.batchSize(),
                model.metadata().getOrDefault(PRECISION_NOTE, precision),
                run.dataSetName(),
                dataSets.find(settings.dataSet()).map(DataSet::contentHash).orElse(""),
                images,
                clock.instant());
    }
}
