package loom.dataset;

import java.util.regex.Pattern;
import loom.storage.StagedFile;

/** One file out of an archive: in memory if it may be an image, on the disk if it holds some. */
sealed interface EntryContent {
    /** Names that lead out of the folder: with {@code ..} among the folders, or absolute ones. */
    Pattern UNSAFE =
            Pattern.compile(
                    "(.*[/\\\\])?\\.\\.([/\\\\].*)?|[/\\\\].*|[A-Za-z]:[/\\\\].*", Pattern.DOTALL);

    record Image(byte[] bytes) implements EntryContent {}

    /** An archive or an array; whoever gets it closes the file. */
    record Container(StagedFile file) implements EntryContent {}

    record Rejected(String why) implements EntryContent {}

    /** The visitor wants no more. */
    record Stopped() implements EntryContent {}

    /** The name without what would break a line of a report. */
    static String readable(String name) {
        return name.replaceAll("\\p{Cntrl}", "?");
    }
}
