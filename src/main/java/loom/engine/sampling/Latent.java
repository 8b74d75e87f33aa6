package loom.engine.sampling;

import java.util.Arrays;
import java.util.Objects;

/** A point z that a generator turns into a picture; standard normal unless truncated. */
public record Latent(float[] values) {
    /** The narrowest truncation. */
    public static final double MIN_TRUNCATION = 0.1;

    /** The widest truncation. */
    public static final double MAX_TRUNCATION = 4;

    public Latent {
        if (values.length == 0) {
            throw new IllegalArgumentException("a latent needs at least one value");
        }
        for (float value : values) {
            if (!Float.isFinite(value)) {
                throw new IllegalArgumentException(
                        "the values of a latent must be finite, one was " + value);
            }
        }
        values = values.clone();
    }

    /** The first latent of a seed. */
    public static Latent ofSeed(long seed, int size) {
        return ofSeed(seed, 0, size);
    }

    /** The {@code index}-th of a seed's endless row of independent latents. */
    public static Latent ofSeed(long seed, int index, int size) {
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = (float) CounterRandom.normal(seed, index, i, 0);
        }
        return new Latent(values);
    }

    /**
     * The truncation trick (Brock et al. 2018, arXiv:1809.11096, section 3.1): values beyond plus
     * or minus {@code truncation} are drawn again. Values within stay those of the untruncated
     * latent, so that a wide truncation gives the same picture as none.
     *
     * @param truncation {@value #MIN_TRUNCATION} to {@value #MAX_TRUNCATION}; smaller is tamer
     * @throws IllegalArgumentException if it is outside, or NaN
     */
    public static Latent ofSeed(long seed, int index, int size, double truncation) {
        if (!(truncation >= MIN_TRUNCATION && truncation <= MAX_TRUNCATION)) {
            throw new IllegalArgumentException(
                    "truncation must be in %s..%s, was %s"
                            .formatted(MIN_TRUNCATION, MAX_TRUNCATION, truncation));
        }
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            double value;
            int attempt = 0;
            do {
                value = CounterRandom.normal(seed, index, i, attempt++);
            } while (Math.abs(value) > truncation);
            values[i] = (float) value;
        }
        return new Latent(values);
    }

    /**
     * The same for a generator that knows classes: the last values are their weights, 1 for one
     * class and 0 for the others. It itself where there are no classes.
     *
     * @param classes how many there are
     * @param number of the class, 0 to classes - 1
     */
    public Latent ofClass(int classes, int number) {
        if (classes == 0) {
            return this;
        }
        Objects.checkIndex(number, classes);
        float[] weighted = values.clone();
        Arrays.fill(weighted, weighted.length - classes, weighted.length, 0);
        weighted[weighted.length - classes + number] = 1;
        return new Latent(weighted);
    }

    /**
     * The same of one class after the other, from place to place.
     *
     * @param classes how many there are; 0 for none
     * @param place 0 or more
     */
    public Latent ofClassInTurn(int classes, int place) {
        return classes == 0 ? this : ofClass(classes, place % classes);
    }

    /**
     * The same with weights of classes that sum to 1, as a generator knows them: on the way between
     * two latents they may sum to more. It itself where none weighs anything.
     *
     * @param classes how many there are
     */
    public Latent withShares(int classes) {
        float[] shared = values.clone();
        float sum = 0;
        for (int i = shared.length - classes; i < shared.length; i++) {
            sum += Math.max(0, shared[i]);
        }
        if (sum == 0) {
            return this;
        }
        for (int i = shared.length - classes; i < shared.length; i++) {
            shared[i] = Math.max(0, shared[i]) / sum;
        }
        return new Latent(shared);
    }

    /** Number of values, Z. */
    public int size() {
        return values.length;
    }

    @Override
    public float[] values() {
        return values.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Latent it && Arrays.equals(values, it.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "Latent[" + values.length + " values]";
    }
}
