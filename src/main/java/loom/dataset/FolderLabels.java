package loom.dataset;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Takes the folders that images lie in for their labels: {@code cats/1.png, dogs/2.png}. The name
 * is that of the innermost folder, so that {@code train/cats} and {@code test/cats} are one. A
 * folder that holds other folders of images is no class: what lies in it beside them lies outside.
 * For one thread.
 */
final class FolderLabels {
    /** Of a hundred images, so many must lie in a class: a cover or a stray one does no harm. */
    private static final int LEAST_PERCENT = 95;

    /** Numbers by their value, then words by their letters, the same in every language. */
    private static final Comparator<String> ORDER =
            Comparator.comparingInt(FolderLabels::number).thenComparing(Comparator.naturalOrder());

    private final Map<String, List<Integer>> imagesIn = new HashMap<>();

    /**
     * @param image its number in the data set
     * @param file its name with folders
     */
    void add(int image, String file) {
        String folder = folder(file);
        if (!folder.isEmpty()) {
            imagesIn.computeIfAbsent(folder, path -> new ArrayList<>()).add(image);
        }
    }

    /**
     * Numbers of the images of each class, in the order of the classes; empty if the folders make
     * none.
     *
     * @param images how many the data set has
     */
    Map<String, List<Integer>> classes(int images) {
        Set<String> holders = holders();
        Map<String, List<Integer>> classes = new TreeMap<>(ORDER);
        imagesIn.forEach((folder, inside) -> {
            if (!holders.contains(folder)) {
                String name = folder.substring(folder.lastIndexOf('/') + 1);
                classes.computeIfAbsent(name, it -> new ArrayList<>()).addAll(inside);
            }
        });
        long inside = classes.values().stream().mapToInt(List::size).sum();
        boolean isEnough = 100 * inside >= (long) LEAST_PERCENT * images;
        return isEnough && ImageClass.canBe(classes.size()) ? classes : Map.of();
    }

    private Set<String> holders() {
        Set<String> holders = new HashSet<>();
        for (String folder : imagesIn.keySet()) {
            int end = folder.lastIndexOf('/');
            while (end > 0 && holders.add(folder.substring(0, end))) {
                end = folder.lastIndexOf('/', end - 1);
            }
        }
        return holders;
    }

    /** A Mac writes an umlaut as a letter and its dots, others as one sign. */
    private static String folder(String file) {
        String path = Normalizer.normalize(file.replace('\\', '/'), Normalizer.Form.NFC);
        int end = path.lastIndexOf('/');
        return end < 0
                ? ""
                : Arrays.stream(path.substring(0, end).split("/"))
                        .filter(part -> !part.isEmpty() && !part.equals("."))
                        .collect(Collectors.joining("/"));
    }

    private static int number(String name) {
        return name.matches("[0-9]{1,9}") ? Integer.parseInt(name) : Integer.MAX_VALUE;
    }
}
