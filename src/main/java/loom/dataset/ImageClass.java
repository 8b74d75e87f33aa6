package loom.dataset;

import java.util.List;

/**
 * A class of images that a conditional generator can learn. Its number is its place in the list of
 * all classes, from 0.
 *
 * @param name of its folder, or the number of its label where nothing better is known
 * @param images how many belong to it
 */
public record ImageClass(String name, int images) {
    /** One class is no choice. */
    static final int LEAST = 2;

    /** What a page can list and a person can choose from; CIFAR-100 has as many. */
    static final int MOST = 100;

    /** The classes that labels make; empty if these are too few or too many. */
    static List<ImageClass> of(List<LabelCount> counts, List<String> names) {
        if (!canBe(counts.size())) {
            return List.of();
        }
        return counts.stream()
                .map(count -> new ImageClass(name(count.label(), names), count.images()))
                .toList();
    }

    static boolean canBe(int classes) {
        return classes >= LEAST && classes <= MOST;
    }

    static String name(int label, List<String> names) {
        return label < names.size() ? names.get(label) : String.valueOf(label);
    }
}
