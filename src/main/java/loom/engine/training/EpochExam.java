package loom.engine.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import loom.engine.network.GanArchitecture;
import loom.engine.sampling.CounterRandom;
import loom.engine.sampling.GeneratorModel;
import loom.engine.sampling.Latent;
import loom.engine.sampling.Picture;
import loom.engine.sampling.Sampler;
import loom.engine.sampling.StatisticsEstimate;

/** Looks at what the generator draws at the end of an epoch. */
final class EpochExam {
    static final int SAMPLES = 16;

    private static final int SAMPLE_STREAM = 5;

    private final TrainingSettings settings;
    private final StepRunner runner;

    EpochExam(TrainingSettings settings, StepRunner runner) {
        this.settings = settings;
        this.runner = runner;
    }

    /** Pictures of the same latents as at the end of every other epoch. */
    EpochReport report(int epoch, long step) {
        GeneratorModel model = model(step);
        long seed = CounterRandom.stream(settings.seed(), SAMPLE_STREAM);
        List<Latent> latents = new ArrayList<>();
        for (int i = 0; i < SAMPLES; i++) {
            latents.add(Latent.ofSeed(seed, i, settings.architecture().latentSize()));
        }
        try (Sampler sampler = Sampler.open(model, settings.device())) {
            List<Picture> samples = sampler.sample(latents);
            return new EpochReport(epoch, step, samples, model);
        }
    }

    /** The generator as it is now, its statistics measured anew. */
    GeneratorModel model(long step) {
        GanArchitecture architecture = settings.architecture();
        GeneratorModel lagging =
                new GeneratorModel(
                        architecture,
                        runner.state().generatorTensors(architecture),
                        Map.of(
                                "preset", settings.preset(),
                                "seed", Long.toString(settings.seed()),
                                "precision", runner.precision().name().toLowerCase(Locale.ROOT),
                                "step", Long.toString(step)));
        return StatisticsEstimate.renew(lagging, settings.device());
    }
}
