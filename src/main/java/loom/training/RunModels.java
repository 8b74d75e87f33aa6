package loom.training;

import java.time.Clock;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import loom.dataset.DataSet;
import loom.dataset.DataSets;
import loom.engine.sampling.GeneratorModel;
import loom.engine.training.GanTrainer;
import loom.training.checkpoint.KeptCheckpoint;
import loom.training.run.Run;
import loom.training.run.RunSettings;
import loom.zoo.ModelCard;
import loom.zoo.ModelZoo;
import loom.zoo.Provenance;
import org.springframework.stereotype.Component;

/** Hands the models of runs to the zoo. */
@Component
class RunModels {
    /** The engine's note about the numbers that it computed in. */
    private static final String PRECISION_NOTE = "precision";

    /** The zoo takes no longer name. */
    private static final int LONGEST_NAME = 80;

    private final ModelZoo zoo;
    private final DataSets dataSets;
    private final Clock clock;

    RunModels(ModelZoo zoo, DataSets dataSets, Clock clock) {
        this.zoo = zoo;
        this.dataSets = dataSets;
        this.clock = clock;
    }

    /**
     * Keeps what a run ended with. A worker that was killed between this and the run's end is
     * followed by one that asks again: the model is there already then.
     */
    UUID keep(Run run, GeneratorModel model, long step, int images) {
        return keep(run, run.name(), model, step, images).id();
    }

    /** Keeps the model of an epoch in between, the same one if it is asked for again. */
    ModelCard keepEpoch(Run run, GeneratorModel model, KeptCheckpoint from, int images) {
        String suffix = ", epoch " + from.epoch();
        int room = LONGEST_NAME - suffix.length();
        String name = run.name().substring(0, Math.min(room, run.name().length())) + suffix;
        return keep(run, name, model, from.step(), images);
    }

    private ModelCard keep(Run run, String name, GeneratorModel model, long step, int images) {
        Provenance provenance = provenance(run, model, step, images);
        return zoo.all().stream()
                .filter(card -> isSame(card.provenance(), provenance))
                .findFirst()
                .orElseGet(() -> zoo.add(name, model, provenance));
    }

    /** A run that was extended has a model for each of its ends. */
    private static boolean isSame(Provenance one, Provenance other) {
        return Objects.equals(one.run(), other.run())
                && one.steps() == other.steps()
                && one.batchSize() == other.batchSize();
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
                Optional.ofNullable(run.dataSetHash())
                        .or(() -> dataSets.find(settings.dataSet()).map(DataSet::contentHash))
                        .orElse(""),
                images,
                clock.instant(),
                settings.recipe(),
                run.originName());
    }
}
