package loom.dataset;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import loom.base.Refusal;
import loom.base.Wording;
import org.jspecify.annotations.Nullable;

/**
 * Finds the images that label files belong to: those of the IDX file that promises as many. Where
 * several promise the same number, files go together in the order of their names, which is how
 * {@code train-images, train-labels, t10k-images, t10k-labels} are meant. Where no image has a
 * label, their {@linkplain FolderLabels folders} are taken. For one thread.
 */
final class Labelling {
    private record Placed(IdxImages images, int first) {}

    private final List<Placed> imageFiles = new ArrayList<>();
    private final List<IdxLabels> labelFiles = new ArrayList<>();
    private final Map<Integer, Integer> single = new HashMap<>();
    private final FolderLabels folders = new FolderLabels();
    private final List<Rejection> rejected = new ArrayList<>();
    private List<String> names = List.of();

    /**
     * @param first number of the first of these images in the data set
     */
    void add(IdxImages images, int first) {
        imageFiles.add(new Placed(images, first));
    }

    void add(IdxLabels labels) {
        labelFiles.add(labels);
    }

    /**
     * @param image number in the data set of an image that came with its own label
     */
    void add(int image, int label) {
        single.put(image, label);
    }

    /**
     * Says where an image lay, which counts if nothing else tells its label.
     *
     * @param image its number in the data set
     * @param file its name with folders
     */
    void add(int image, String file) {
        folders.add(image, file);
    }

    /** The files of which not all promised images could be read. */
    List<IdxImages> incomplete() {
        return imageFiles.stream().map(Placed::images).filter(images -> !images.isWhole()).toList();
    }

    /** Why label files alone are no data set; null if there are none. */
    @Nullable Refusal onlyLabels() {
        if (labelFiles.isEmpty()) {
            return null;
        }
        IdxLabels first = labelFiles.getFirst();
        return new Refusal(
                "the IDX file \"%s\" holds %s and no images".formatted(first.name(), count(first)),
                "labels are read together with the images that they belong to",
                "upload both files at once, or pack both into one zip");
    }

    /**
     * Gives the images their labels. Call it once, when all files are there.
     *
     * @param images how many the data set has
     */
    Labels match(int images) {
        List<Placed> open = new ArrayList<>(imageFiles);
        open.sort(Comparator.comparing(placed -> placed.images().name()));
        labelFiles.sort(Comparator.comparing(IdxLabels::name));
        Labels labels = Labels.missing(images);
        for (IdxLabels file : labelFiles) {
            List<Placed> fitting =
                    open.stream()
                            .filter(placed -> placed.images().promised() == file.values().length)
                            .toList();
            // A file of CIFAR holds both.
            Optional<Placed> own =
                    fitting.stream()
                            .filter(placed -> placed.images().name().equals(file.name()))
                            .findFirst()
                            .or(() -> fitting.stream().findFirst());
            if (own.isPresent()) {
                open.remove(own.get());
                labels = labels.with(own.get().first(), file.values(), own.get().images().found());
            } else {
                rejected.add(new Rejection(file.name(), objection(file)));
            }
        }
        labels = labels.with(single);
        return labels.counts().isEmpty() ? ofFolders(images) : labels;
    }

    /** What the labels are called, that of label 0 first; known after the match, may be empty. */
    List<String> names() {
        return names;
    }

    private Labels ofFolders(int images) {
        Map<String, List<Integer>> classes = folders.classes(images);
        names = List.copyOf(classes.keySet());
        Map<Integer, Integer> labels = new HashMap<>();
        for (int label = 0; label < names.size(); label++) {
            for (int image : classes.getOrDefault(names.get(label), List.of())) {
                labels.put(image, label);
            }
        }
        return Labels.missing(images).with(labels);
    }

    /** Label files that belong to no images, known after the match. */
    List<Rejection> rejected() {
        return List.copyOf(rejected);
    }

    private String objection(IdxLabels file) {
        if (imageFiles.isEmpty()) {
            return "holds %s, and no IDX file of images came with it: upload both together"
                    .formatted(count(file));
        }
        return "holds %s, which fits none of the image files left (%s): labels are taken for exactly"
                        .formatted(
                                count(file),
                                imageFiles.stream()
                                        .map(Placed::images)
                                        .map(images ->
                                                "\"%s\" promises %s"
                                                        .formatted(
                                                                images.name(),
                                                                Wording.number(images.promised())))
                                        .collect(Collectors.joining(", ")))
                + " as many images as a file promises";
    }

    private static String count(IdxLabels file) {
        return Wording.count(file.values().length, "label", "labels");
    }
}
