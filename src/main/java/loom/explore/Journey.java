package loom.explore;

import java.util.List;
import java.util.UUID;
import loom.base.RefusedException;
import loom.engine.sampling.Interpolation;
import loom.engine.sampling.Latent;
import loom.engine.sampling.StyleMix;

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

    /** Some minutes of film. */
    public static final int MAX_FRAMES = 5_000;

    /** More would make a strip that browsers and viewers refuse, and a GIF nobody can send. */
    public static final int MAX_SHORT = 500;

    public Journey {
        keyframes = StyleMix.alike(keyframes);
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
        requireAtMost(
                MAX_FRAMES,
                frames(keyframes, stepsBetween, loop),
                "a journey",
                "take fewer steps or keyframes");
    }

    public int frameCount() {
        return frames(keyframes, stepsBetween, loop);
    }

    /**
     * For forms in which nobody could use a long journey.
     *
     * @param what the form: "a GIF"
     * @throws RefusedException if it has more than {@value #MAX_SHORT} frames
     */
    public Journey requireShort(String what) {
        requireAtMost(
                MAX_SHORT, frameCount(), what, "take fewer steps or keyframes, or order an MP4");
        return this;
    }

    /** The latent of every frame, in order. */
    public List<Latent> latents() {
        return interpolation.walk(keyframes, stepsBetween, loop);
    }

    private static int frames(List<Latent> keyframes, int stepsBetween, boolean loop) {
        return (loop ? keyframes.size() : keyframes.size() - 1) * stepsBetween;
    }

    private static void requireAtMost(int most, int frames, String what, String remedy) {
        if (frames > most) {
            throw new RefusedException(
                    "the journey has %d frames".formatted(frames),
                    "%s has at most %d".formatted(what, most),
                    remedy);
        }
    }
}
