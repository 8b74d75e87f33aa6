package loom.zoo;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import loom.engine.interchange.Tensor;
import loom.engine.network.GanArchitecture;
import loom.engine.network.GanFamily;
import loom.engine.network.Parameter;
import loom.engine.sampling.CounterRandom;
import loom.engine.sampling.GeneratorModel;

/** A small generator that learned nothing, but draws: different pictures for different latents. */
public final class RandomModel {
    private RandomModel() {}

    /** 32 x 32 RGB, latents of 8. */
    public static GeneratorModel small(long seed) {
        return of(new GanArchitecture(GanFamily.DCGAN.id(), 32, 3, 8, 4, 4), seed);
    }

    public static GeneratorModel of(GanArchitecture architecture, long seed) {
        Map<String, Tensor> weights = new LinkedHashMap<>();
        List<Parameter> parameters = architecture.generator().parameters();
        for (int i = 0; i < parameters.size(); i++) {
            Parameter parameter = parameters.get(i);
            float[] values = new float[Math.toIntExact(parameter.size())];
            for (int k = 0; k < values.length; k++) {
                values[k] = value(parameter, CounterRandom.normal(seed, i, k, 0));
            }
            weights.put(parameter.name(), new Tensor(parameter.shape(), values));
        }
        return new GeneratorModel(architecture, weights, Map.of());
    }

    /** A card's worth of history. */
    public static Provenance provenance() {
        return new Provenance(
                null,
                "dcgan",
                42,
                100,
                1_700,
                64,
                "float32",
                "Woven patterns",
                "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                1_059,
                Instant.parse("2026-03-01T12:00:00Z"),
                null,
                null);
    }

    private static float value(Parameter parameter, double normal) {
        if (parameter.name().endsWith("running_var")) {
            return 1;
        }
        boolean perChannel = parameter.shape().size() == 1;
        if (!perChannel) {
            return (float) (0.2 * normal);
        }
        double centre = parameter.name().endsWith("weight") ? 1 : 0;
        return (float) (centre + 0.1 * normal);
    }
}
