package loom.engine.training;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import loom.engine.TorchEngine;
import loom.engine.network.GanArchitecture;
import loom.engine.sampling.CounterRandom;

/**
 * Decides what {@link Precision#AUTO} means on a device: bfloat16 if the hardware computes it and
 * three small steps agree with float32. Some builds of libtorch give NaN in bfloat16.
 */
final class PrecisionCheck {
    private static final int BATCH = 8;
    private static final int STEPS = 3;

    /**
     * Losses of about 1 differ by some 0.01 in bfloat16, whose numbers have 8 bits; a broken kernel
     * is off by far more.
     */
    private static final double TOLERANCE = 0.1;

    private static final Map<String, Boolean> AGREES = new ConcurrentHashMap<>();

    private PrecisionCheck() {}

    static Precision decide(Precision wanted, String device) {
        if (wanted != Precision.AUTO) {
            return wanted;
        }
        boolean half =
                TorchEngine.hasNativeBfloat16(device)
                        && AGREES.computeIfAbsent(device, PrecisionCheck::agrees);
        return half ? Precision.BFLOAT16 : Precision.FLOAT32;
    }

    private static boolean agrees(String device) {
        return close(lastLosses(Precision.FLOAT32, device), lastLosses(Precision.BFLOAT16, device));
    }

    static boolean close(StepRunner.Losses exact, StepRunner.Losses half) {
        // Written so that NaN disagrees.
        return Math.abs(exact.lossD() - half.lossD()) < TOLERANCE
                && Math.abs(exact.lossG() - half.lossG()) < TOLERANCE;
    }

    private static StepRunner.Losses lastLosses(Precision precision, String device) {
        GanArchitecture small = new GanArchitecture(GanArchitecture.DCGAN, 32, 3, 16, 16, 16);
        TrainingSettings settings =
                TrainingSettings.forPreset(Preset.DCGAN, 32, 3)
                        .withArchitecture(small)
                        .withDevice(device);
        ByteBuffer images = ByteBuffer.allocateDirect(BATCH * 32 * 32 * 3);
        for (int i = 0; i < images.capacity(); i++) {
            images.put(i, (byte) CounterRandom.bits(1, i, 0, 0));
        }
        float[] latents = new float[BATCH * small.latentSize()];
        for (int i = 0; i < latents.length; i++) {
            latents[i] = (float) CounterRandom.normal(2, i, 0, 0);
        }
        try (StepRunner runner =
                new StepRunner(settings, precision, GanSnapshot.initial(small, 1))) {
            StepRunner.Losses losses = runner.run(1, images, latents);
            for (int step = 2; step <= STEPS; step++) {
                losses = runner.run(step, images, latents);
            }
            return losses;
        }
    }
}
