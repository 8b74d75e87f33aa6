package loom.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import loom.base.RefusedException;
import loom.export.FilmForm;
import loom.export.FilmFormat;
import org.jspecify.annotations.Nullable;

/** What a film shall be. */
record FilmRequest(
        @Schema(
                        allowableValues = {"mp4", "gif"},
                        description = "mp4 if left out")
                @Nullable String format,
        @Schema(description = "1 to 50, 12 if left out") @Nullable Integer framesPerSecond,
        @Schema(
                        description =
                                "how many pixels a pixel becomes, 1 to 8, 1 if left out; less where"
                                        + " the film would be wider than 2048 pixels")
                @Nullable Integer scale,
        @Schema(description = "whether enlarged pixels melt into each other instead of blocks")
                @Nullable Boolean smooth) {

    private static final int USUAL_FRAMES_PER_SECOND = 12;

    FilmForm form() {
        return new FilmForm(
                formatOrUsual(),
                within(
                        "framesPerSecond",
                        framesPerSecond,
                        USUAL_FRAMES_PER_SECOND,
                        FilmForm.MAX_FRAMES_PER_SECOND),
                within("scale", scale, 1, FilmForm.MAX_SCALE),
                Boolean.TRUE.equals(smooth));
    }

    private FilmFormat formatOrUsual() {
        if (format == null) {
            return FilmFormat.MP4;
        }
        return Arrays.stream(FilmFormat.values())
                .filter(it -> name(it).equals(format))
                .findFirst()
                .orElseThrow(() ->
                        new RefusedException(
                                "the format is '%s'".formatted(format),
                                "a film is one of "
                                        + Arrays.stream(FilmFormat.values())
                                                .map(FilmRequest::name)
                                                .collect(Collectors.joining(", ")),
                                "choose one of them"));
    }

    private static String name(FilmFormat format) {
        return format.name().toLowerCase(Locale.ROOT);
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
}
