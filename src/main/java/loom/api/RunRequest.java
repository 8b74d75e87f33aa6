package loom.api;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.ToIntFunction;
import loom.base.RefusedException;
import loom.engine.network.DiscriminatorOptions;
import loom.engine.network.GanFamily;
import loom.engine.network.Normalisation;
import loom.engine.recipe.AdamSettings;
import loom.engine.recipe.Augmentation;
import loom.engine.recipe.GradientPenalties;
import loom.engine.recipe.Preset;
import loom.engine.recipe.Recipe;
import loom.engine.recipe.RecipeOption;
import loom.training.run.ArchitectureSettings;
import loom.training.run.RunSettings;
import loom.training.run.WarmStart;
import org.jspecify.annotations.Nullable;

/**
 * The body of {@code POST /api/v1/runs}; what is left out is as the preset has it.
 *
 * @param preset the one that suits the size of the data set if it is left out
 * @param colour rgb or grey
 * @param precision auto, float32 or bfloat16
 * @param keepEvery a checkpoint of every so many epochs is kept; 0 for the best and the last alone
 * @param halveBatch go on with a smaller batch where the memory does not suffice
 * @param resizeConvolution pixels repeated and convolved in place of transposed convolutions
 * @param minibatch what the discriminator learns about the batch: none, deviation, discrimination
 * @param labelSmoothing how far below 1 the label of real images is
 * @param gradientPenalty see {@link GradientPenalties#of}; 0 switches it off
 * @param spectralNorm spectral norm in the discriminator, in place of what the preset has
 * @param averagingImages see {@link Recipe}; 0 switches the moving average off
 */
record RunRequest(
        @Nullable String name,
        @Nullable UUID dataset,
        @Nullable String preset,
        @Nullable Integer imageSize,
        @Nullable String colour,
        @Nullable Integer epochs,
        @Nullable Integer batchSize,
        @Nullable Long seed,
        @Nullable String device,
        @Nullable String precision,
        @Nullable Integer keepEvery,
        @Nullable Boolean halveBatch,
        @Nullable OriginRequest origin,
        @Nullable Integer latentSize,
        @Nullable Integer generatorWidth,
        @Nullable Integer discriminatorWidth,
        @Nullable Double learningRateG,
        @Nullable Double learningRateD,
        @Nullable Boolean resizeConvolution,
        @Nullable String minibatch,
        @Nullable Double labelSmoothing,
        @Nullable Double gradientPenalty,
        @Nullable Boolean spectralNorm,
        @Nullable Boolean flips,
        @Nullable Boolean turns,
        @Nullable Boolean diffAugment,
        @Nullable Integer averagingImages,
        @Schema(hidden = true) @JsonAnySetter @Nullable Map<String, Object> further) {
    private static final String UNNAMED = "Run";

    /**
     * @param images tells how many a data set has, 0 if it is not there
     * @throws RefusedException if a value is out of its range, or there is no data set
     */
    RunSettings settings(ToIntFunction<UUID> images) {
        if (dataset == null) {
            throw new RefusedException(
                    "the field dataset is missing",
                    "a run learns from one data set",
                    "give the id of one that GET /api/v1/datasets lists");
        }
        Preset known =
                preset == null ? Preset.suggested(images.applyAsInt(dataset)) : preset(preset);
        RunSettings usual = RunSettings.of(or(name, UNNAMED), dataset, known);
        int itsEpochs = or(epochs, usual.epochs());
        return new RunSettings(
                usual.name(),
                dataset,
                known.id(),
                or(imageSize, usual.imageSize()),
                choice("colour", colour, usual.colour()),
                networks(usual.networks()),
                recipe(usual.recipe()),
                itsEpochs,
                or(batchSize, usual.batchSize()),
                or(seed, usual.seed()),
                or(device, usual.device()),
                choice("precision", precision, usual.precision()),
                or(keepEvery, RunSettings.usualKeepEvery(itsEpochs)),
                or(halveBatch, usual.halveBatch()),
                origin == null ? null : origin.origin());
    }

    private ArchitectureSettings networks(ArchitectureSettings usual) {
        return new ArchitectureSettings(
                family(usual.family()),
                or(latentSize, usual.latentSize()),
                or(generatorWidth, usual.generatorWidth()),
                or(discriminatorWidth, usual.discriminatorWidth()));
    }

    private String family(String usual) {
        if (resizeConvolution == null) {
            return usual;
        }
        GanFamily family = GanFamily.of(usual);
        if (family != GanFamily.DCGAN && family != GanFamily.RESIZE) {
            if (!resizeConvolution) {
                return usual;
            }
            throw new RefusedException(
                    "resizeConvolution is true",
                    "the networks of this preset have no transposed convolutions of DCGAN's kind",
                    "leave it out, or choose a DCGAN preset");
        }
        return (resizeConvolution ? GanFamily.RESIZE : GanFamily.DCGAN).id();
    }

    private Recipe recipe(Recipe usual) {
        try {
            DiscriminatorOptions discriminator = usual.discriminator();
            Augmentation seen = usual.augmentation();
            if (diffAugment != null) {
                seen = seen.withDifferentiable(diffAugment);
            }
            return withFurther(
                    usual.withDiscriminator(
                                    new DiscriminatorOptions(
                                            normalisation(discriminator.normalisation()),
                                            choice(
                                                    "minibatch",
                                                    minibatch,
                                                    discriminator.minibatch())))
                            .withLabelSmoothing(or(labelSmoothing, usual.labelSmoothing()))
                            .withPenalties(
                                    GradientPenalties.of(
                                            usual.objective(),
                                            or(gradientPenalty, usual.penalties().weight())))
                            .withAugmentation(
                                    seen.withFlips(or(flips, seen.flips()))
                                            .withTurns(or(turns, seen.turns())))
                            .withAveragingImages(or(averagingImages, usual.averagingImages()))
                            .withAdam(
                                    adam(usual.generatorAdam(), learningRateG),
                                    adam(usual.discriminatorAdam(), learningRateD)));
        } catch (IllegalArgumentException e) {
            throw RefusedException.of(e, "change that, or leave it out");
        }
    }

    /** The options that have no field of their own here; a name that is none is passed over. */
    private Recipe withFurther(Recipe before) {
        Recipe recipe = before;
        if (spectralNorm != null && or(further, Map.of()).containsKey("normalisation")) {
            throw new RefusedException(
                    "both spectralNorm and normalisation are given",
                    "they decide the same",
                    "give one of them");
        }
        for (Map.Entry<String, Object> field : or(further, Map.<String, Object>of()).entrySet()) {
            RecipeOption<?> option = RecipeOption.find(field.getKey()).orElse(null);
            if (option != null && field.getValue() != null) {
                recipe = option.parsed(recipe, field.getValue());
            }
        }
        return recipe;
    }

    private Normalisation normalisation(Normalisation usual) {
        if (spectralNorm == null) {
            return usual;
        }
        if (spectralNorm) {
            return Normalisation.SPECTRAL;
        }
        return usual == Normalisation.SPECTRAL ? Normalisation.BATCH : usual;
    }

    private static AdamSettings adam(AdamSettings usual, @Nullable Double rate) {
        return rate == null ? usual : usual.withLearningRate(rate);
    }

    private static Preset preset(String id) {
        try {
            return Preset.of(id);
        } catch (IllegalArgumentException e) {
            throw RefusedException.of(e, "choose one of them");
        }
    }

    private static <T> T or(@Nullable T given, T usual) {
        return given == null ? usual : given;
    }

    private static <E extends Enum<E>> E choice(String field, @Nullable String given, E usual) {
        if (given == null) {
            return usual;
        }
        E[] all = usual.getDeclaringClass().getEnumConstants();
        return Arrays.stream(all)
                .filter(it -> it.name().equalsIgnoreCase(given))
                .findFirst()
                .orElseThrow(() ->
                        new RefusedException(
                                field + " is " + given,
                                "it is one of " + Arrays.toString(all).toLowerCase(Locale.ROOT),
                                "give one of them, or leave it out"));
    }

    /**
     * What the run begins from.
     *
     * @param run another run
     * @param epoch one that it keeps; 0, or nothing, for its last checkpoint
     * @param model a model, in place of a run
     */
    record OriginRequest(@Nullable UUID run, @Nullable Integer epoch, @Nullable UUID model) {
        WarmStart origin() {
            return new WarmStart(run, or(epoch, WarmStart.LAST), model);
        }
    }
}
