package loom.bench;

import com.google.gson.JsonObject;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import loom.engine.ComputeDevice;
import loom.engine.interchange.Tensor;
import loom.engine.network.GanArchitecture;
import loom.engine.network.Parameter;
import loom.engine.sampling.CounterRandom;
import loom.engine.sampling.GeneratorModel;
import loom.engine.sampling.Latent;
import loom.engine.sampling.Sampler;

/**
 * Measures how long it takes to draw pieces, from latents to pictures on the heap. The generator is
 * a classic DCGAN that learned nothing: that does not change its time.
 *
 * @param pieces of one call
 * @param rounds calls that are measured
 * @param warmUp calls before that
 */
record GenerateBenchmark(
        GanArchitecture architecture, int pieces, int rounds, int warmUp, String device)
        implements Measurement {

    private static final Set<String> OPTIONS =
            Set.of("--size", "--channels", "--pieces", "--rounds", "--warmup", "--device");
    private static final int LARGEST_SIZE = 1024;
    private static final long SEED = 1;

    static GenerateBenchmark parse(List<String> words) {
        Arguments options = Arguments.parse(words, OPTIONS);
        String device = options.text("--device", ComputeDevice.CPU);
        Line.requireDevice(device);
        return new GenerateBenchmark(
                GanArchitecture.dcgan(
                        options.number("--size", 64, 1, LARGEST_SIZE),
                        options.number("--channels", 3, 1, 3)),
                options.number("--pieces", 64, 1, 10_000),
                options.number("--rounds", 30, 1, 100_000),
                options.number("--warmup", 5, 0, 1000),
                device);
    }

    @Override
    public List<JsonObject> measure() {
        double milliseconds = median(times());
        return List.of(
                Line.of("generate")
                        .onDevice(device)
                        .with("precision", "float32")
                        .with("size", architecture.imageSize())
                        .with("channels", architecture.channels())
                        .with("pieces", pieces)
                        .with("rounds", rounds)
                        .with("ms_per_call", milliseconds)
                        .with("images_per_second", 1e3 * pieces / milliseconds)
                        .end());
    }

    private double[] times() {
        double[] times = new double[rounds];
        try (Sampler sampler = Sampler.open(untrained(architecture), device)) {
            for (int round = -warmUp; round < rounds; round++) {
                List<Latent> latents = latents(round);
                long begin = System.nanoTime();
                sampler.sample(latents);
                if (round >= 0) {
                    times[round] = (System.nanoTime() - begin) * 1e-6;
                }
            }
        }
        return times;
    }

    private List<Latent> latents(int round) {
        return IntStream.range(0, pieces)
                .mapToObj(i -> Latent.ofSeed(round, i, architecture.latentSize()))
                .toList();
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    private static GeneratorModel untrained(GanArchitecture architecture) {
        Map<String, Tensor> weights = new LinkedHashMap<>();
        for (Parameter parameter : architecture.generator().parameters()) {
            float[] values = new float[Math.toIntExact(parameter.size())];
            for (int i = 0; i < values.length; i++) {
                values[i] = value(parameter, i);
            }
            weights.put(parameter.name(), new Tensor(parameter.shape(), values));
        }
        return new GeneratorModel(architecture, weights, Map.of());
    }

    private static float value(Parameter parameter, int index) {
        if (parameter.shape().size() > 1) {
            return (float) (0.02 * CounterRandom.normal(SEED, parameter.size(), index, 0));
        }
        return parameter.name().endsWith("bias") || parameter.name().endsWith("running_mean")
                ? 0
                : 1;
    }
}
