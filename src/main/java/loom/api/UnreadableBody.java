package loom.api;

import java.util.List;
import java.util.stream.Collectors;
import loom.base.Refusal;
import loom.base.RefusedException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Says why the body of a request could not be read. */
final class UnreadableBody {
    private static final String SEE = "GET /v3/api-docs describes each body";

    private UnreadableBody() {}

    /**
     * @param cause what the reading failed of; null if there was no body
     */
    static Refusal refusal(@Nullable Throwable cause) {
        if (cause instanceof UnrecognizedPropertyException e) {
            return unknownField(place(e), known(e)).refusal();
        }
        if (cause instanceof MismatchedInputException e) {
            String place = place(e);
            return new Refusal(
                    place.isEmpty()
                            ? "the body is not " + kind(e)
                            : "the field %s is not %s".formatted(place, kind(e)),
                    SEE,
                    "correct it, or leave it out");
        }
        if (cause instanceof JacksonException e && e.getLocation() != null) {
            return new Refusal(
                    "the body is no JSON: it ends or breaks in line %d, column %d"
                            .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr()),
                    "the body is one JSON object",
                    "correct it");
        }
        return new Refusal("the body is missing or unreadable", SEE, "send a JSON object");
    }

    /** Refuses a field that is none of those that a body may have. */
    static RefusedException unknownField(String name, List<String> known) {
        return new RefusedException(
                "the field %s is not known".formatted(name),
                "the fields are " + String.join(", ", known),
                "correct its name, or leave it out");
    }

    private static List<String> known(UnrecognizedPropertyException e) {
        return e.getKnownPropertyIds().stream().map(String::valueOf).sorted().toList();
    }

    /** For example {@code keyframes[1]}. */
    private static String place(JacksonException e) {
        return e.getPath().stream()
                .map(step ->
                        step.getPropertyName() == null
                                ? "[%d]".formatted(step.getIndex())
                                : "." + step.getPropertyName())
                .collect(Collectors.joining())
                .replaceFirst("^\\.", "");
    }

    private static String kind(MismatchedInputException e) {
        return kind(e.getTargetType());
    }

    /** What a value of a type is called: "a whole number". */
    static String kind(@Nullable Class<?> target) {
        if (target == null) {
            return "of the right kind";
        }
        if (target.isArray() || Iterable.class.isAssignableFrom(target)) {
            return "a list";
        }
        return switch (target.getSimpleName()) {
            case "int", "long", "Integer", "Long" -> "a whole number";
            case "float", "double", "Float", "Double" -> "a number";
            case "boolean", "Boolean" -> "true or false";
            case "String" -> "a text";
            case "UUID" -> "an id";
            default -> "an object";
        };
    }
}
