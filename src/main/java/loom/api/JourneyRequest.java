package loom.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import loom.base.RefusedException;
import loom.engine.sampling.Interpolation;
import loom.engine.sampling.Latent;
import loom.explore.Journey;
import loom.export.FilmForm;
import loom.gallery.Gallery;
import loom.gallery.Piece;
import loom.zoo.ModelCard;
import org.jspecify.annotations.Nullable;

/** A journey between the first latents of some seeds, or between pieces; and its file. */
record JourneyRequest(
        @Schema(description = "seeds, at least 2", example = "[1, 2, 3]")
                @Nullable List<Long> keyframes,
        @Schema(description = "instead of keyframes: ids of pieces that the model drew")
                @Nullable List<UUID> pieces,
        @Schema(description = "frames of each pair of keyframes, 8 if left out", example = "8")
                @Nullable Integer stepsBetween,
        @Schema(allowableValues = {"slerp", "linear"}) @Nullable String interpolation,
        @Nullable Boolean loop,
        @Schema(allowableValues = {"mp4", "gif", "png"}) @Nullable String format,
        @Schema(description = "of a film, 1 to 50, 12 if left out")
                @Nullable Integer framesPerSecond,
        @Schema(description = "of a film: how many pixels a pixel becomes, 1 to 8, 1 if left out")
                @Nullable Integer scale,
        @Schema(description = "of a film: whether enlarged pixels melt into each other")
                @Nullable Boolean smooth) {

    private static final int DEFAULT_STEPS = 8;
    private static final String STRIP = "png";

    /** Whether it shall be a strip; else it is a film. */
    boolean isStrip() {
        return STRIP.equals(format);
    }

    /** For what is drawn while somebody waits for it: a GIF, or a strip. */
    FilmForm gif() {
        if (format != null && !format.equals("gif")) {
            throw new RefusedException(
                    "the format is '%s'".formatted(format),
                    "a journey is answered at once as gif or png",
                    "choose one of them, or order an mp4 with POST .../walks/film");
        }
        return new FilmRequest("gif", framesPerSecond, scale, smooth).form();
    }

    FilmForm film() {
        return new FilmRequest(format, framesPerSecond, scale, smooth).form();
    }

    Journey journey(ModelCard model, Gallery gallery) {
        return new Journey(
                model.id(),
                latents(model, gallery),
                line(),
                stepsBetween == null ? DEFAULT_STEPS : stepsBetween,
                Boolean.TRUE.equals(loop));
    }

    private List<Latent> latents(ModelCard model, Gallery gallery) {
        if (keyframes != null && pieces != null) {
            throw new RefusedException(
                    "keyframes and pieces came together",
                    "a journey goes between seeds or between pieces",
                    "give one of the two");
        }
        if (pieces != null) {
            Checked.noGaps("pieces", pieces);
            return ofPieces(pieces, model, gallery);
        }
        List<Long> seeds = keyframes == null ? List.of() : keyframes;
        Checked.noGaps("keyframes", seeds);
        int size = model.architecture().latentSize();
        int classes = model.architecture().classes().size();
        return seeds.stream().map(seed -> Latent.ofSeed(seed, size).ofClass(classes, 0)).toList();
    }

    private static List<Latent> ofPieces(List<UUID> ids, ModelCard model, Gallery gallery) {
        List<Piece> found = gallery.findAll(ids);
        Set<UUID> fitting =
                found.stream()
                        .filter(it -> it.lineage().modelHash().equals(model.contentHash()))
                        .map(Piece::id)
                        .collect(Collectors.toSet());
        ids.stream()
                .filter(id -> !fitting.contains(id))
                .findFirst()
                .ifPresent(id -> {
                    throw new RefusedException(
                            "the piece %s is not one of the model %s".formatted(id, model.name()),
                            "a journey walks through the latents of one model",
                            "leave it out");
                });
        return found.stream().map(piece -> piece.lineage().latent()).toList();
    }

    private Interpolation line() {
        return switch (interpolation == null ? "slerp" : interpolation) {
            case "slerp" -> Interpolation.SPHERICAL;
            case "linear" -> Interpolation.LINEAR;
            default -> throw refused("interpolation", interpolation, "slerp or linear");
        };
    }

    private static RefusedException refused(String what, @Nullable String given, String allowed) {
        return new RefusedException(
                "the %s is '%s'".formatted(what, given),
                "it can be " + allowed,
                "choose one of them");
    }
}
