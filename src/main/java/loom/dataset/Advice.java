package loom.dataset;

import java.util.ArrayList;
import java.util.List;
import loom.base.Wording;

/** What the images of a data set themselves say about training on them, in words for a person. */
final class Advice {
    /** Below it, a network of today's recipes learns the images by heart. */
    private static final int FEW = 200;

    /** So many in a hundred that are there twice change what is learned. */
    private static final int MANY_COPIES_PERCENT = 10;

    /** Of the shorter sides of the largest and the smallest tenth. */
    private static final int MIXED_SIZES = 4;

    /** From it on, both kinds are there on purpose or by mistake, not by chance. */
    private static final int MIXED_KINDS_PERCENT = 5;

    private Advice() {}

    /**
     * @param traits of the images that are in the set, at least one
     * @param copies among them
     */
    static List<String> about(List<ImageTraits> traits, Copies copies) {
        List<String> advice = new ArrayList<>();
        int images = traits.size();
        if (images < FEW) {
            advice.add(
                    "%s are few: what is made will look much like them. Add more, or switch on flips where a mirrored image is a good one."
                            .formatted(Wording.count(images, "image", "images")));
        }
        int twice = copies.superfluous() + copies.nearly();
        if (100L * twice >= (long) MANY_COPIES_PERCENT * images) {
            advice.add(
                    "%s are there more than once, or nearly: they count double in training and make copying look new. Leave the copies out."
                            .formatted(Wording.count(twice, "image", "images")));
        } else if (copies.superfluous() > 0) {
            advice.add(
                    Wording.count(
                                    copies.superfluous(),
                                    "file is equal to another one",
                                    "files are equal to others")
                            + " and can be left out.");
        }
        sizes(traits, advice);
        kinds(traits, advice);
        return List.copyOf(advice);
    }

    private static void sizes(List<ImageTraits> traits, List<String> advice) {
        int[] sides =
                traits.stream()
                        .mapToInt(it -> Math.min(it.width(), it.height()))
                        .sorted()
                        .toArray();
        int small = sides[sides.length / 10];
        int large = sides[sides.length - 1 - sides.length / 10];
        if (large >= MIXED_SIZES * small) {
            advice.add(
                    "Sizes are mixed, from about %d to about %d pixels: small ones are enlarged and make pictures soft. Train at a size that most of them have."
                            .formatted(small, large));
        }
    }

    private static void kinds(List<ImageTraits> traits, List<String> advice) {
        long grey = traits.stream().filter(ImageTraits::isGrey).count();
        long fewer = Math.min(grey, traits.size() - grey);
        if (100 * fewer >= (long) MIXED_KINDS_PERCENT * traits.size()) {
            advice.add(
                    "%s are grey and %s in colour: train on grey, or leave one kind out."
                            .formatted(Wording.number(grey), Wording.number(traits.size() - grey)));
        }
    }
}
