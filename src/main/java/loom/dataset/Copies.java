package loom.dataset;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which images of a data set are there twice.
 *
 * @param same groups of images whose files are equal byte for byte, each ascending
 * @param alike pairs of images that are nearly the same to the eye, the most alike first
 * @param more how many pairs there are beyond the list
 * @param nearly how many images could go if of all that are alike, one to the next, one stays
 */
public record Copies(List<List<Integer>> same, List<Pair> alike, int more, int nearly) {
    /** Pairs beyond this are counted, not listed: nobody looks at more. */
    static final int MOST_PAIRS = 500;

    /** Of the 64 bits of a gradient; what saving anew or scaling changes. */
    private static final int MOST_BITS = 3;

    /** Of 255; different pictures of one composition differ by more. */
    private static final double MOST_COLOUR = 5;

    /** Two gradients that differ in at most 3 bits are equal in at least one quarter. */
    private static final int QUARTERS = 4;

    private static final int QUARTER_BITS = 16;

    /** A quarter that so many share says nothing: black borders, plain backgrounds. */
    private static final int MOST_SHARING = 5000;

    /**
     * Two images that look nearly the same.
     *
     * @param first the lower number
     */
    public record Pair(int first, int second) {}

    public Copies {
        same = same.stream().map(List::copyOf).toList();
        alike = List.copyOf(alike);
    }

    /** How many images could go without losing any picture. */
    public int superfluous() {
        return same.stream().mapToInt(group -> group.size() - 1).sum();
    }

    /** All but the first of each group of equal files. */
    public List<Integer> superfluousImages() {
        return same.stream().flatMap(group -> group.stream().skip(1)).toList();
    }

    /**
     * Finds them among those images that are in the set.
     *
     * @param traits of all imported images
     * @param kept numbers of those to look at, ascending
     */
    static Copies among(List<ImageTraits> traits, int[] kept) {
        Map<ByteBuffer, List<Integer>> byFile = new LinkedHashMap<>();
        for (int image : kept) {
            byFile.computeIfAbsent(
                            ByteBuffer.wrap(traits.get(image).fileHash()),
                            hash -> new ArrayList<>())
                    .add(image);
        }
        List<List<Integer>> same =
                byFile.values().stream().filter(group -> group.size() > 1).toList();
        List<Integer> distinct = byFile.values().stream().map(List::getFirst).toList();
        List<Pair> pairs = alike(traits, distinct);
        return new Copies(
                same,
                pairs.subList(0, Math.min(MOST_PAIRS, pairs.size())),
                Math.max(0, pairs.size() - MOST_PAIRS),
                linked(pairs));
    }

    /** Images less groups of those that pairs link (union-find). */
    private static int linked(List<Pair> pairs) {
        Map<Integer, Integer> parents = new HashMap<>();
        int links = 0;
        for (Pair pair : pairs) {
            int first = root(parents, pair.first());
            int second = root(parents, pair.second());
            if (first != second) {
                parents.put(second, first);
                links++;
            }
        }
        return links;
    }

    private static int root(Map<Integer, Integer> parents, int image) {
        int root = image;
        while (parents.getOrDefault(root, root) != root) {
            int parent = parents.getOrDefault(root, root);
            parents.put(root, parents.getOrDefault(parent, parent)); // halves the way
            root = parent;
        }
        return root;
    }

    private static List<Pair> alike(List<ImageTraits> traits, List<Integer> images) {
        List<Pair> pairs = new ArrayList<>();
        for (int quarter = 0; quarter < QUARTERS; quarter++) {
            Map<Long, List<Integer>> sharing = new HashMap<>();
            for (int image : images) {
                sharing.computeIfAbsent(
                                quarter(traits.get(image).gradient(), quarter),
                                bits -> new ArrayList<>())
                        .add(image);
            }
            for (List<Integer> some : sharing.values()) {
                if (some.size() <= MOST_SHARING) {
                    addPairs(traits, some, quarter, pairs);
                }
            }
        }
        pairs.sort(
                Comparator.comparingDouble((Pair pair) ->
                                traits.get(pair.first()).colourDistance(traits.get(pair.second())))
                        .thenComparingInt(Pair::first)
                        .thenComparingInt(Pair::second));
        return pairs;
    }

    private static void addPairs(
            List<ImageTraits> traits, List<Integer> some, int quarter, List<Pair> pairs) {
        for (int i = 1; i < some.size(); i++) {
            ImageTraits later = traits.get(some.get(i));
            for (int j = 0; j < i; j++) {
                ImageTraits earlier = traits.get(some.get(j));
                if (later.gradientDistance(earlier) <= MOST_BITS
                        && firstShared(earlier.gradient(), later.gradient()) == quarter
                        && later.colourDistance(earlier) <= MOST_COLOUR) {
                    pairs.add(new Pair(some.get(j), some.get(i)));
                }
            }
        }
    }

    /** The first quarter that two gradients share, so that a pair is found once. */
    private static int firstShared(long one, long other) {
        int quarter = 0;
        while (quarter(one, quarter) != quarter(other, quarter)) {
            quarter++;
        }
        return quarter;
    }

    private static long quarter(long bits, int quarter) {
        return bits >>> quarter * QUARTER_BITS & 0xFFFF;
    }
}
