package loom.explore;

import java.util.List;
import java.util.UUID;
import loom.base.RefusedException;
import loom.engine.sampling.Interpolation;
import loom.engine.sampling.Latent;

/**
 * A walk through a model's latent space from keyframe to keyframe. An open one between two
 * keyframes with 8 steps has 8 frames, both ends included; {@link Interpolation#walk} has the rule
 * for the others.
 *
 * @param stepsBetween frames of each pair of neighbouring keyframes, {@value #MIN_STEPS} to {@value
 *     #MAX_STEPS}
 * @param loop whether it also walks back from the last keyframe to the first
 */
public record Journey(
        UUID model,
        List<Latent> keyframes,
        Interpolation interpolation,
        int stepsBetween,
        boolean loop) {

    public static final int MIN_STEPS = 2;
    public static final int MAX_STEPS = 64;

    /** More would make a strip that browsers and viewers refuse, and a GIF nobody can send. */
    public static final int MAX_FRAMES = 500;

    public Journey {
        keyframes = List.copyOf(keyframes);
        if (keyframes.size() < 2) {
            throw new RefusedException(
                    "the journey has %d keyframes".formatted(keyframes.size()),
                    "a journey goes between at least 2",
                    "add pieces or seeds");
        }
        if (stepsBetween < MIN_STEPS || stepsBetween > MAX_STEPS) {
            throw new RefusedException(
                    "%d steps were asked for".formatted(stepsBetween),
                    "from one keyframe to the next it takes %d to %d"
                            .formatted(MIN_STEPS, MAX_STEPS),
                    "choose a number in that range");
        }
        int frames = (loop ? keyframes.size() : keyframes.size() - 1) * stepsBetween;
        if (frames > MAX_FRAMES) {
            throw new RefusedException(
                    "the journey has %d frames".formatted(frames),
                    "a journey has at most " + MAX_FRAMES,
                    "take fewer steps or keyframes");
        }
    }

    /** The latent of every frame, in order. */
    public List<Latent> latents() {
        return interpolation.walk(keyframes, stepsBetween, loop);
    }
}
