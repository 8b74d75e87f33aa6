package loom.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import loom.base.RefusedException;
import loom.engine.sampling.Interpolation;
import loom.engine.sampling.Latent;
import loom.explore.Journey;
import loom.export.FilmForm;
import org.jspecify.annotations.Nullable;

/** A journey between the first latents of some seeds, and the file it shall become. */
record JourneyRequest(
        @Schema(description = "seeds, at least 2", example = "[1, 2, 3]")
                @Nullable List<Long> keyframes,
        @Schema(description = "frames of each pair of keyframes, 8 if left out", example = "8")
                @Nullable Integer stepsBetween,
        @Schema(allowableValues = {"slerp", "linear"}) @Nullable String interpolation,
        @Nullable Boolean loop,
        @Schema(allowableValues = {"gif", "png"}) @Nullable String format,
        @Schema(description = "of a GIF, 1 to 50, 12 if left out")
                @Nullable Integer framesPerSecond,
        @Schema(description = "of a GIF: how many pixels a pixel becomes, 1 to 8, 1 if left out")
                @Nullable Integer scale) {

    private static final int DEFAULT_STEPS = 8;
    private static final int DEFAULT_FRAMES_PER_SECOND = 12;

    boolean isGif() {
        return switch (format == null ? "gif" : format) {
            case "gif" -> true;
            case "png" -> false;
            default -> throw refused("format", format, "gif or png in this version");
        };
    }

    Journey journey(UUID model, int latentSize) {
        List<Long> seeds = keyframes == null ? List.of() : keyframes;
        Checked.noGaps("keyframes", seeds);
        return new Journey(
                model,
                seeds.stream().map(seed -> Latent.ofSeed(seed, latentSize)).toList(),
                line(),
                stepsBetween == null ? DEFAULT_STEPS : stepsBetween,
                Boolean.TRUE.equals(loop));
    }

    int framesPerSecondOrDefault() {
        return within(
                "framesPerSecond",
                framesPerSecond,
                DEFAULT_FRAMES_PER_SECOND,
                FilmForm.MAX_FRAMES_PER_SECOND);
    }

    int scaleOrDefault() {
        return within("scale", scale, 1, FilmForm.MAX_SCALE);
    }

    private Interpolation line() {
        return switch (interpolation == null ? "slerp" : interpolation) {
            case "slerp" -> Interpolation.SPHERICAL;
            case "linear" -> Interpolation.LINEAR;
            default -> throw refused("interpolation", interpolation, "slerp or linear");
        };
    }

    private static int within(String what, @Nullable Integer given, int usual, int largest) {
        if (given == null) {
            return usual;
        }
        if (given < 1 || given > largest) {
            throw new RefusedException(
                    "%s is %d".formatted(what, given),
                    "it is 1 to " + largest,
                    "choose a number in that range, or leave it out for " + usual);
        }
        return given;
    }

    private static RefusedException refused(String what, @Nullable String given, String allowed) {
        return new RefusedException(
                "the %s is '%s'".formatted(what, given),
                "it can be " + allowed,
                "choose one of them");
    }
}
