package loom.api;

import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import loom.base.RefusedException;
import loom.engine.training.Preset;
import loom.training.RunSettings;
import org.jspecify.annotations.Nullable;

/**
 * The body of {@code POST /api/v1/runs}; what is left out is as the preset has it.
 *
 * @param colour rgb or grey
 * @param precision auto, float32 or bfloat16
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
        @Nullable String precision) {
    private static final String UNNAMED = "Run";

    /**
     * @throws RefusedException if a value is out of its range, or there is no data set
     */
    RunSettings settings() {
        if (dataset == null)
            throw new RefusedException(
                    "the field dataset is missing",
                    "a run learns from one data set",
                    "give the id of one that GET /api/v1/datasets lists");
        Preset known = preset(or(preset, Preset.DCGAN.id()));
        RunSettings usual = RunSettings.of(or(name, UNNAMED), dataset, known);
        return new RunSettings(
                usual.name(),
                dataset,
                known,
                or(imageSize, usual.imageSize()),
                choice("colour", colour, usual.colour()),
                or(epochs, usual.epochs()),
                or(batchSize, usual.batchSize()),
                or(seed, usual.seed()),
                or(device, usual.device()),
                choice("precision", precision, usual.precision()));
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
        if (given == null) return usual;
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
}
