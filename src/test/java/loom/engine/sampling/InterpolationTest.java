package loom.engine.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class InterpolationTest {
    private static final Latent EAST = new Latent(new float[] {2, 0});
    private static final Latent NORTH = new Latent(new float[] {0, 2});

    @Test
    void the_middle_of_a_line_is_the_mean() {
        assertThat(Interpolation.LINEAR.between(EAST, NORTH, 0.5).values()).containsExactly(1, 1);
    }

    @Test
    void the_middle_of_an_arc_keeps_the_length() {
        float[] middle = Interpolation.SPHERICAL.between(EAST, NORTH, 0.5).values();
        assertThat(middle[0]).isCloseTo((float) Math.sqrt(2), within(1e-6f));
        assertThat(middle[1]).isCloseTo((float) Math.sqrt(2), within(1e-6f));
    }

    @Test
    void a_third_of_an_arc_is_thirty_degrees() {
        float[] third = Interpolation.SPHERICAL.between(EAST, NORTH, 1 / 3.0).values();
        assertThat(third[0]).isCloseTo((float) Math.sqrt(3), within(1e-6f));
        assertThat(third[1]).isCloseTo(1, within(1e-6f));
    }

    @Test
    void an_arc_between_parallel_opposite_or_zero_latents_is_a_line() {
        Latent far = new Latent(new float[] {4, 0});
        Latent west = new Latent(new float[] {-2, 0});
        Latent zero = new Latent(new float[] {0, 0});
        for (Latent other : List.of(EAST, far, west, zero)) {
            assertThat(Interpolation.SPHERICAL.between(EAST, other, 0.25))
                    .isEqualTo(Interpolation.LINEAR.between(EAST, other, 0.25));
        }
    }

    @ParameterizedTest
    @EnumSource
    void two_keyframes_and_eight_steps_are_eight_frames_with_both_ends(Interpolation way) {
        List<Latent> frames = way.walk(List.of(EAST, NORTH), 8, false);
        assertThat(frames).hasSize(8).doesNotHaveDuplicates();
        assertThat(frames.getFirst()).isEqualTo(EAST);
        assertClose(frames.getLast(), NORTH);
    }

    @Test
    void an_open_walk_passes_every_keyframe_once() {
        Latent far = new Latent(new float[] {6, 6});
        List<Latent> frames = Interpolation.LINEAR.walk(List.of(EAST, NORTH, far), 4, false);
        assertThat(frames).hasSize(8).doesNotHaveDuplicates();
        assertThat(frames.get(4)).isEqualTo(NORTH);
        assertThat(frames.getLast()).isEqualTo(far);
    }

    @Test
    void a_loop_comes_back_without_a_doubled_frame() {
        List<Latent> frames = Interpolation.LINEAR.walk(List.of(EAST, NORTH), 4, true);
        assertThat(frames).hasSize(8);
        assertThat(frames.get(4)).isEqualTo(NORTH);
        assertThat(frames.getLast().values()).containsExactly(1.5f, 0.5f);
    }

    @Test
    void one_keyframe_one_step_or_unequal_sizes_are_refused() {
        assertRefused(List.of(EAST), 8, "at least 2 keyframes, had 1");
        assertRefused(List.of(EAST, NORTH), 1, "2..1024, were 1");
        assertRefused(List.of(EAST, new Latent(new float[3])), 8, "one size, were 2 and 3");
    }

    private static void assertRefused(List<Latent> keyframes, int steps, String reason) {
        assertThatThrownBy(() -> Interpolation.SPHERICAL.walk(keyframes, steps, false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason);
    }

    private static void assertClose(Latent actual, Latent expected) {
        for (int i = 0; i < expected.size(); i++) {
            assertThat(actual.values()[i]).isCloseTo(expected.values()[i], within(1e-6f));
        }
    }
}
