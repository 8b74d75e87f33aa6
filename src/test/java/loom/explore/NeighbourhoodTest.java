package loom.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import loom.engine.sampling.Latent;
import org.junit.jupiter.api.Test;

class NeighbourhoodTest {
    private final Latent centre = Latent.ofSeed(3, 4096);

    @Test
    void a_neighbour_is_nearer_than_a_stranger() {
        double neighbour = distance(centre, Neighbourhood.latent(centre, 1, 1, 0));
        double stranger = distance(centre, Latent.ofSeed(99, 4096));

        assertThat(neighbour).isPositive().isLessThan(stranger / 2);
    }

    @Test
    void neighbours_are_as_normal_as_their_centre() {
        float[] values = Neighbourhood.latent(centre, 1, 1, 0).values();

        double squares = 0;
        for (float value : values) {
            squares += value * value;
        }
        assertThat(squares / values.length)
                .isBetween(0.9, 1.1); // 4,096 values: standard error 0.02
    }

    @Test
    void neighbours_are_of_the_class_of_their_centre() {
        float[] values = Neighbourhood.latent(centre.ofClass(3, 1), 1, 1, 3).values();
        assertThat(Arrays.copyOfRange(values, values.length - 3, values.length))
                .containsExactly(0, 1, 0);
    }

    @Test
    void the_same_seed_gives_the_same_neighbour() {
        assertThat(Neighbourhood.latent(centre, 1, 2, 0))
                .isEqualTo(Neighbourhood.latent(centre, 1, 2, 0))
                .isNotEqualTo(Neighbourhood.latent(centre, 1, 3, 0))
                .isNotEqualTo(Neighbourhood.latent(centre, 2, 2, 0));
    }

    private static double distance(Latent a, Latent b) {
        float[] from = a.values();
        float[] to = b.values();
        double squares = 0;
        for (int i = 0; i < from.length; i++) {
            squares += Math.pow(from[i] - to[i], 2);
        }
        return Math.sqrt(squares);
    }
}
