package loom.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import loom.base.RefusedException;
import loom.engine.sampling.Interpolation;
import loom.engine.sampling.Latent;
import org.junit.jupiter.api.Test;

class JourneyTest {
    private static final Latent WEST = new Latent(new float[] {-1, 0});
    private static final Latent NORTH = new Latent(new float[] {0, 1});
    private static final Latent EAST = new Latent(new float[] {1, 0});

    @Test
    void an_open_journey_of_three_steps_goes_through_the_middle() {
        List<Latent> frames = journey(List.of(NORTH, EAST), Interpolation.LINEAR, 3, false);

        assertThat(frames).containsExactly(NORTH, new Latent(new float[] {0.5f, 0.5f}), EAST);
    }

    @Test
    void a_spherical_journey_keeps_the_distance_from_the_origin() {
        List<Latent> frames = journey(List.of(NORTH, EAST), Interpolation.SPHERICAL, 3, false);

        float half = (float) Math.sqrt(0.5);
        assertThat(frames.get(1).values()[0]).isCloseTo(half, within());
        assertThat(frames.get(1).values()[1]).isCloseTo(half, within());
    }

    @Test
    void eight_steps_between_two_keyframes_are_eight_frames() {
        assertThat(journey(List.of(NORTH, EAST), Interpolation.SPHERICAL, 8, false)).hasSize(8);
    }

    @Test
    void a_loop_ends_one_step_before_its_start() {
        List<Latent> frames = journey(List.of(WEST, NORTH, EAST), Interpolation.LINEAR, 2, true);

        assertThat(frames)
                .containsExactly(
                        WEST,
                        new Latent(new float[] {-0.5f, 0.5f}),
                        NORTH,
                        new Latent(new float[] {0.5f, 0.5f}),
                        EAST,
                        new Latent(new float[] {0, 0}));
    }

    @Test
    void a_journey_needs_two_keyframes() {
        assertThatThrownBy(() -> journey(List.of(NORTH), Interpolation.LINEAR, 8, true))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("1 keyframes");
    }

    @Test
    void a_journey_takes_at_most_64_steps() {
        assertThatThrownBy(() -> journey(List.of(NORTH, EAST), Interpolation.LINEAR, 65, true))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("2 to 64");
    }

    @Test
    void a_journey_of_too_many_frames_is_refused() {
        List<Latent> many = java.util.Collections.nCopies(79, NORTH);

        assertThatThrownBy(() -> journey(many, Interpolation.LINEAR, 64, true))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("5056 frames");
    }

    private static List<Latent> journey(
            List<Latent> keyframes, Interpolation line, int steps, boolean loop) {
        return new Journey(UUID.randomUUID(), keyframes, line, steps, loop).latents();
    }

    private static org.assertj.core.data.Offset<Float> within() {
        return org.assertj.core.api.Assertions.within(1e-6f);
    }
}
