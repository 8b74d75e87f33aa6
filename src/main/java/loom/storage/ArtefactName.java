package loom.storage;

import java.util.regex.Pattern;

/**
 * Names an artefact: segments of letters, digits, dots, dashes and underscores, joined by slashes
 * ({@code runs/4f1c/checkpoint.safetensors}). A name can never leave the store's folder.
 *
 * @throws IllegalArgumentException if a segment is empty, starts with a dot or holds another sign
 */
public record ArtefactName(String value) {
    private static final Pattern FORM =
            Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*");

    public ArtefactName {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a name of an artefact: " + value);
        }
    }

    public static ArtefactName of(Object first, Object... more) {
        StringBuilder joined = new StringBuilder(first.toString());
        for (Object segment : more) {
            joined.append('/').append(segment);
        }
        return new ArtefactName(joined.toString());
    }

    @Override
    public String toString() {
        return value;
    }
}
