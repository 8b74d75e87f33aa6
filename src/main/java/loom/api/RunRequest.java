package loom.api;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import loom.base.RefusedException;
import loom.dataset.DataSet;
import loom.engine.network.DiscriminatorOptions;
import loom.engine.network.GanFamily;
import loom.engine.network.Normalisation;
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
 * @param spectralNorm short for normalisation spectral, or batch
 * @param classes true to learn the classes of the data set
 * @param options {@link RecipeOption}s by id
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
        @Nullable Boolean resizeConvolution,
        @Nullable Boolean spectralNorm,
        @Nullable Boolean classes,
        @Schema(hidden = true) @JsonAnySetter @Nullable Map<String, Object> options) {
    private static final String UNNAMED = "Run";

    /** The names of all fields that are allowed. */
    private static final List<String> FIELDS =
            Stream.concat(
                            Arrays.stream(RunRequest.class.getRecordComponents())
                                    .map(RecordComponent::getName)
                                    .filter(name -> !name.equals("options")),
                            RecipeOption.ALL.stream().map(RecipeOption::id))
                    .toList();

    /**
     * @param dataSets finds a data set
     * @throws RefusedException if a value is out of its range, or there is no data set
     */
    RunSettings settings(Function<UUID, Optional<DataSet>> dataSets) {
        if (dataset == null) {
            throw new RefusedException(
                    "the field dataset is missing",
                    "a run learns from one data set",
                    "give the id of one that GET /api/v1/datasets lists");
        }
        Optional<DataSet> learned = dataSets.apply(dataset);
        Preset known =
                preset == null
                        ? Preset.suggested(learned.map(DataSet::images).orElse(0))
                        : preset(preset);
        RunSettings usual = RunSettings.of(or(name, UNNAMED), dataset, known);
        int itsEpochs = or(epochs, usual.epochs());
        return new RunSettings(
                usual.name(),
                dataset,
                known.id(),
                or(imageSize, usual.imageSize()),
                choice("colour", colour, usual.colour()),
                networks(usual.networks()).withClasses(classes(learned)),
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

    private List<String> classes(Optional<DataSet> learned) {
        if (!Boolean.TRUE.equals(classes) || learned.isEmpty()) {
            return List.of();
        }
        List<String> names = learned.get().learnableClasses();
        if (names.isEmpty()) {
            throw new RefusedException(
                    "classes is true",
                    "the data set \"%s\" has no class for each of its images"
                            .formatted(learned.get().name()),
                    "leave it out, or upload labels or folders");
        }
        return names;
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

    /**
     * The options by their names, so that a new one needs no line here.
     *
     * @throws RefusedException if a name is none, or a value is not allowed
     */
    private Recipe recipe(Recipe usual) {
        Map<String, Object> given = or(options, Map.of());
        for (String name : given.keySet()) {
            if (RecipeOption.find(name).isEmpty()) {
                throw UnreadableBody.unknownField(name, FIELDS);
            }
        }
        if (spectralNorm != null && given.containsKey("normalisation")) {
            throw new RefusedException(
                    "both spectralNorm and normalisation are given",
                    "they decide the same",
                    "give one of them");
        }
        DiscriminatorOptions discriminator = usual.discriminator();
        try {
            return RecipeOption.applied(
                    usual.withDiscriminator(
                            new DiscriminatorOptions(
                                    normalisation(discriminator.normalisation()),
                                    discriminator.minibatch())),
                    given);
        } catch (IllegalArgumentException e) {
            throw RefusedException.of(e, "change that, or leave it out");
        }
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
