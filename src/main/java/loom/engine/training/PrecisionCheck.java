package loom.engine.training;

import ai.djl.engine.EngineException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import loom.engine.TorchEngine;
import loom.engine.network.GanArchitecture;
import loom.engine.network.GanFamily;
import loom.engine.recipe.Preset;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides what {@link Precision#AUTO} means on a device: bfloat16 if the hardware computes it and
 * three small steps agree with float32. Some builds of libtorch give NaN in bfloat16, or refuse it.
 */
final class PrecisionCheck {
    private static final Logger log = LoggerFactory.getLogger(PrecisionCheck.class);

    private static final int BATCH = 8;
    private static final int STEPS = 3;
    private static final int SIDE = 32;

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
        StepRunner.Losses exact = lastLosses(Precision.FLOAT32, device);
        try {
            return close(exact, lastLosses(Precision.BFLOAT16, device));
        } catch (EngineException e) {
            log.info("{} cannot compute in bfloat16 ({}).", device, e.getMessage());
            return false;
        }
    }

    static boolean close(StepRunner.Losses exact, StepRunner.Losses half) {
        // Written so that NaN disagrees.
        return Math.abs(exact.lossD() - half.lossD()) < TOLERANCE
                && Math.abs(exact.lossG() - half.lossG()) < TOLERANCE;
    }

    private static StepRunner.Losses lastLosses(Precision precision, String device) {
        GanArchitecture small = new GanArchitecture(GanFamily.DCGAN.id(), SIDE, 3, 16, 16, 16);
        TrainingSettings settings =
                TrainingSettings.forPreset(Preset.DCGAN, SIDE, 3)
                        .withArchitecture(small)
                        .withBatchSize(BATCH)
                        .withDevice(device);
        BatchLoader feed = new BatchLoader(settings, new RandomBytes(settings));
        try (StepRunner runner =
                new StepRunner(settings, precision, GanSnapshot.initial(settings))) {
            StepRunner.Losses losses = runner.run(1, feed.batch(1));
            for (int step = 2; step <= STEPS; step++) {
                losses = runner.run(step, feed.batch(step));
            }
            return losses;
        }
    }
}
