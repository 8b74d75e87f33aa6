package loom.engine.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.util.Random;
import loom.engine.ComputeDevice;
import loom.engine.TorchEngine;
import loom.engine.network.GanArchitecture;
import loom.engine.recipe.Recipe;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** All ways to write a network down must compute the same: here those of GPUs are tested, too. */
class LoweringTest {
    private static final GanArchitecture SMALL = new GanArchitecture("dcgan", 64, 3, 8, 4, 4);
    private static final int BATCH = 4;
    private static final int STEPS = 3;

    @ParameterizedTest
    @ValueSource(ints = {4, 8, 64})
    void matrix_products_train_to_the_weights_of_plain_convolutions(int matrixSide) {
        float[][] plain = train(new Lowering(false, 0));
        float[][] products = train(new Lowering(false, matrixSide));
        for (int i = 0; i < plain.length; i++) {
            assertThat(distance(products[i], plain[i])).isLessThan(1e-4);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 4, 8})
    void bfloat16_stays_near_float32(int matrixSide) {
        assumeTrue(
                TorchEngine.hasNativeBfloat16(ComputeDevice.CPU),
                "this processor emulates bfloat16, which libtorch 2.0.1 cannot");
        float[] exact = train(new Lowering(false, 0))[2];
        float[] half = train(new Lowering(true, matrixSide))[2];
        assertThat(distance(half, exact)).isLessThan(0.05);
    }

    @Test
    void a_processor_takes_products_and_a_gpu_convolutions() {
        assertThat(Lowering.on("cpu", true).matrixSide()).isPositive();
        assertThat(Lowering.on("cuda:0", true).matrixSide()).isZero();
    }

    /** Weights of both networks, and the last metrics. */
    private static float[][] train(Lowering lowering) {
        Random random = new Random(4);
        try (GanProgram program =
                        new GanProgram(SMALL, Recipe.dcgan(), ComputeDevice.CPU, lowering);
                NDManager manager = TorchEngine.newManager(ComputeDevice.CPU)) {
            NetworkArrays generator = arrays(manager, new FlatLayout(SMALL.generator()), random);
            NetworkArrays discriminator =
                    arrays(manager, new FlatLayout(SMALL.discriminator()), random);
            float[] metrics = {};
            for (int step = 1; step <= STEPS; step++) {
                try (NDManager scope = manager.newSubManager()) {
                    NDArray z = scope.create(normal(BATCH * 8, random), new Shape(BATCH, 8));
                    NDArray images =
                            scope.create(
                                    bytes(random), new Shape(BATCH, 64, 64, 3), DataType.UINT8);
                    NDArray unused = scope.zeros(new Shape(3, BATCH, 1), DataType.UINT8);
                    NDArray draws = scope.zeros(new Shape(3, BATCH, StepDraw.COUNT));
                    StepInput input =
                            new StepInput(
                                    images, z, unused, unused, draws, scope.create(adam(step)));
                    metrics =
                            program.step(
                                            scope,
                                            generator,
                                            generator.weights(),
                                            discriminator,
                                            input)
                                    .toFloatArray();
                }
            }
            return new float[][] {
                FlatArrays.download(generator.weights()),
                FlatArrays.download(discriminator.weights()),
                metrics
            };
        }
    }

    private static NetworkArrays arrays(NDManager manager, FlatLayout layout, Random random) {
        float[] weights = normal(layout.weightCount(), random);
        for (int i = 0; i < weights.length; i++) {
            weights[i] *= 0.1f;
        }
        float[] statistics = new float[layout.statisticsCount()];
        java.util.Arrays.fill(statistics, 1);
        return new NetworkArrays(
                FlatArrays.upload(manager, weights),
                FlatArrays.upload(manager, statistics),
                FlatArrays.upload(manager, new float[weights.length]),
                FlatArrays.upload(manager, new float[weights.length]));
    }

    private static float[] normal(int count, Random random) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    private static ByteBuffer bytes(Random random) {
        byte[] values = new byte[BATCH * 64 * 64 * 3];
        random.nextBytes(values);
        return ByteBuffer.allocateDirect(values.length).put(values).flip();
    }

    private static double[] adam(int t) {
        double[] one = {
            0.5,
            0.999,
            0.001,
            Math.sqrt(1 - Math.pow(0.999, t)),
            1e-8,
            -2e-4 / (1 - Math.pow(0.5, t))
        };
        double[] both = StepScalar.zeros();
        StepScalar.DISCRIMINATOR_ADAM.put(both, one);
        StepScalar.GENERATOR_ADAM.put(both, one);
        return both;
    }

    /** The largest difference, as a share of the largest expected value. */
    private static double distance(float[] actual, float[] expected) {
        double scale = 0;
        double difference = 0;
        for (int i = 0; i < expected.length; i++) {
            scale = Math.max(scale, Math.abs(expected[i]));
            double here = Math.abs((double) actual[i] - expected[i]);
            difference = Double.isNaN(here) ? Double.POSITIVE_INFINITY : Math.max(difference, here);
        }
        return difference / scale;
    }
}
