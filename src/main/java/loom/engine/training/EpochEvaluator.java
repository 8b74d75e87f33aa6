package loom.engine.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import loom.engine.network.GanArchitecture;
import loom.engine.quality.HoldOut;
import loom.engine.quality.PictureSet;
import loom.engine.quality.Quality;
import loom.engine.quality.QualityReference;
import loom.engine.sampling.GeneratorModel;
import loom.engine.sampling.Latent;
import loom.engine.sampling.Picture;
import loom.engine.sampling.RandomStream;
import loom.engine.sampling.Sampler;
import loom.engine.sampling.StatisticsEstimate;
import org.jspecify.annotations.Nullable;

/**
 * Looks at what the generator draws at the end of an epoch: always at the same samples, and at how
 * good they are as often as that takes no more than {@value #MOST_SHARE} of the time.
 */
final class EpochEvaluator {
    static final int SAMPLES = 16;

    /** Of the time that the steps take. */
    static final double MOST_SHARE = 0.03;

    private final TrainingSettings settings;
    private final StepRunner runner;
    private final PictureSet images;
    private final HoldOut split;
    private final ImageDataset labels;
    private @Nullable QualityReference reference;
    private long measured = System.nanoTime();
    private long cost;

    EpochEvaluator(
            TrainingSettings settings, StepRunner runner, ImageDataset images, HoldOut split) {
        this.settings = settings;
        this.runner = runner;
        this.images =
                new SourcePictures(
                        images, FlipRotate.of(settings, RandomStream.QUALITY_POSES, images));
        this.split = split;
        labels = images;
    }

    /**
     * Pictures of the same latents as at the end of every other epoch, and their quality.
     *
     * @param last true for the last epoch, which is always measured
     */
    EpochReport report(int epoch, long step, boolean last) {
        GeneratorModel model = model(step);
        try (Sampler sampler = Sampler.open(model, settings.device())) {
            List<Picture> samples =
                    sampler.sample(latents(RandomStream.SAMPLE_LATENTS, SAMPLES, place -> place));
            Quality quality = last || isAffordable() ? measure(sampler) : null;
            return new EpochReport(epoch, step, samples, model, quality);
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

    private boolean isAffordable() {
        return System.nanoTime() - measured >= cost / MOST_SHARE;
    }

    private Quality measure(Sampler sampler) {
        QualityReference known = reference;
        if (known == null) { // once for a stretch; reads every image
            known =
                    QualityReference.of(
                            images.subset(split.training()),
                            images.subset(split.heldOut()),
                            settings.seed(),
                            settings.recipe().augmentation().turns());
            reference = known;
        }
        long begin = System.nanoTime();
        Quality quality =
                known.measure(
                        sampler.sample(
                                latents(
                                        RandomStream.QUALITY_LATENTS,
                                        QualityReference.SAMPLES,
                                        classesOfReal())));
        measured = System.nanoTime();
        cost = measured - begin;
        return quality;
    }

    /**
     * @param classOf a number for each place, whose remainder is its class
     */
    private List<Latent> latents(RandomStream stream, int count, IntUnaryOperator classOf) {
        GanArchitecture architecture = settings.architecture();
        int classes = architecture.classes().size();
        long seed = stream.of(settings.seed());
        List<Latent> latents = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Latent latent = Latent.ofSeed(seed, i, architecture.latentSize());
            latents.add(
                    classes == 0
                            ? latent
                            : latent.ofClass(classes, classOf.applyAsInt(i) % classes));
        }
        return latents;
    }

    /** Pictures are compared with real ones in which classes are as frequent. */
    private IntUnaryOperator classesOfReal() {
        int[] training = split.training();
        return place -> {
            long index = (long) place * training.length / QualityReference.SAMPLES;
            return labels.label(training[(int) index]);
        };
    }
}
