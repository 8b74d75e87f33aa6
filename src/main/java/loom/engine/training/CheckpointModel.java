package loom.engine.training;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Map;
import loom.engine.interchange.Safetensors;
import loom.engine.network.GanArchitecture;
import loom.engine.program.FlatLayout;
import loom.engine.sampling.GeneratorModel;
import loom.engine.sampling.StatisticsEstimate;

/**
 * The generator that a checkpoint holds.
 *
 * @param images how many images the data set of its run had
 */
public record CheckpointModel(GeneratorModel model, int images) {
    /**
     * The model that the run would have given at that step: its generator, or the moving average of
     * it where the recipe has one, with statistics measured anew. Takes a second or so on {@code
     * settings.device()}.
     *
     * @param settings those of the run
     * @throws IOException if the checkpoint is damaged, or belongs to another run
     */
    public static CheckpointModel read(InputStream in, TrainingSettings settings)
            throws IOException {
        Safetensors file = Safetensors.read(in);
        int images = GanSnapshot.images(file);
        GanSnapshot snapshot = GanSnapshot.read(file, settings, images);
        GanArchitecture architecture = settings.architecture();
        Precision precision = PrecisionCheck.decide(settings.precision(), settings.device());
        GeneratorModel lagging =
                new GeneratorModel(
                        architecture,
                        new FlatLayout(architecture.generator())
                                .unpack(snapshot.average(), snapshot.generator().statistics()),
                        Map.of(
                                "preset", settings.preset(),
                                "seed", Long.toString(settings.seed()),
                                "precision", precision.name().toLowerCase(Locale.ROOT),
                                "step", Long.toString(snapshot.progress().step())));
        return new CheckpointModel(StatisticsEstimate.renew(lagging, settings.device()), images);
    }
}
