package loom.dataset;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import loom.account.Owned;
import loom.account.Owner;
import loom.base.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * A named collection of checked images.
 *
 * @param images how many were taken in, so far
 * @param rejected the first files that were left out for each reason, known once the import has
 *     ended
 * @param rejectedCounts how many were left out for each reason; empty for data sets that were
 *     imported before anybody counted, which list all
 * @param notes what is worth knowing about files that were taken in, the first of each kind
 * @param noteCounts how many files have each note; empty likewise
 * @param duplicates how many images hold the same bytes as an earlier one
 * @param labels how many images have each label, where label files or folders told it
 * @param labelNames what labels are called, that of label 0 first; empty if they are numbers only
 * @param question what a person must decide; only in the state {@code QUESTION}
 * @param failure why there is no data set; only in the state {@code FAILED}
 * @param progress of the import, 0 to 1
 * @param bundled true for the starter set that comes with the studio
 * @param contentHash SHA-256 (hexadecimal) of the originals of all images, one after the other;
 *     empty until the import has ended well
 */
public record DataSet(
        UUID id,
        Owner owner,
        String name,
        State state,
        int images,
        List<Rejection> rejected,
        List<ReasonCount> rejectedCounts,
        List<Note> notes,
        List<ReasonCount> noteCounts,
        int duplicates,
        List<LabelCount> labels,
        List<String> labelNames,
        @Nullable String question,
        @Nullable Refusal failure,
        ImportSettings settings,
        double progress,
        Instant created,
        boolean bundled,
        String contentHash)
        implements Owned {
    /**
     * The fewest images that make a data set. A batch norm over fewer says little, the run page
     * shows 16 samples side by side, and a network shown less only learns its images by heart.
     */
    public static final int LEAST_IMAGES = 16;

    public DataSet {
        rejected = List.copyOf(rejected);
        rejectedCounts = List.copyOf(rejectedCounts);
        notes = List.copyOf(notes);
        noteCounts = List.copyOf(noteCounts);
        labels = List.copyOf(labels);
        labelNames = List.copyOf(labelNames);
    }

    /** How many files were left out, listed or not. */
    public int rejectedFiles() {
        return Math.max(rejected.size(), sum(rejectedCounts));
    }

    /** How many notes there are, listed or not. */
    public int notedFiles() {
        return Math.max(notes.size(), sum(noteCounts));
    }

    private static int sum(List<ReasonCount> counts) {
        return counts.stream().mapToInt(ReasonCount::files).sum();
    }

    /** What a label is called: by its folder, or by its number. */
    public String labelName(int label) {
        return ImageClass.name(label, labelNames);
    }

    /**
     * What a conditional generator can learn, in the order of the labels, as the set is now; empty
     * if there are no labels, or those of 2 to 100 classes are not.
     */
    public List<ImageClass> classes() {
        return ImageClass.of(labels, labelNames);
    }

    /**
     * Names of the classes that a run can learn; empty if there are none, or an image lacks one.
     */
    public List<String> learnableClasses() {
        List<ImageClass> all = classes();
        int labelled = all.stream().mapToInt(ImageClass::images).sum();
        return labelled == images ? all.stream().map(ImageClass::name).toList() : List.of();
    }

    public boolean isReady() {
        return state == State.READY;
    }

    /** Where a data set is in its life. */
    public enum State {
        /** Its files are being checked, or wait for it. */
        IMPORTING,
        /**
         * Imported in part, because a file was cut off: waits, for as long as it takes, for a
         * person to go on with what could be read ({@link DataSets#accept}) or to delete it.
         */
        QUESTION,
        READY,
        /** Nothing came of it; nothing of it is kept but the reasons. */
        FAILED
    }
}
