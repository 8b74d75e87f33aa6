package loom.engine.training;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import loom.engine.ComputeDevice;
import loom.engine.TorchEngine;
import loom.engine.interchange.RawTensor;
import loom.engine.interchange.Safetensors;
import loom.engine.interchange.Tensor;
import loom.engine.network.GanArchitecture;
import loom.engine.network.Network;
import loom.engine.program.FlatArrays;
import loom.engine.program.FlatLayout;
import loom.engine.program.GanProgram;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Compares with what PyTorch computed; {@code make_parity_fixtures.py} wrote the files. */
class PyTorchParityTest {
    private static final double OUTPUT_TOLERANCE = 1e-5;
    private static final double TRAINING_TOLERANCE = 1e-4;
    private static final int BATCH = 4;
    private static final int STEPS = 3;

    @ParameterizedTest
    @ValueSource(strings = {"rgb", "grey"})
    void the_generator_paints_what_pytorch_paints(String name) throws IOException {
        Fixture fixture = Fixture.read(name);
        Network generator = fixture.architecture.generator();
        try (GanProgram program = new GanProgram(fixture.architecture, ComputeDevice.CPU, false);
                NDManager scope = TorchEngine.newManager(ComputeDevice.CPU)) {
            NDArray weights = fixture.weights(scope, generator);
            NDArray statistics = fixture.statistics(scope, generator);
            NDArray z = scope.create(fixture.latents(0), new Shape(BATCH, 16));

            float[] evaluated = program.images(scope, weights, statistics, z).toFloatArray();
            assertClose(evaluated, fixture.values("expected.images"), OUTPUT_TOLERANCE);

            NDArray share = scope.create(new double[] {0.1});
            float[] trained =
                    program.batchImages(scope, weights, statistics, z, share).toFloatArray();
            assertClose(trained, fixture.values("expected.batch_images"), OUTPUT_TOLERANCE);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"rgb", "grey"})
    void the_discriminator_judges_as_pytorch_judges(String name) throws IOException {
        Fixture fixture = Fixture.read(name);
        Network discriminator = fixture.architecture.discriminator();
        int channels = fixture.architecture.channels();
        try (GanProgram program = new GanProgram(fixture.architecture, ComputeDevice.CPU, false);
                NDManager scope = TorchEngine.newManager(ComputeDevice.CPU)) {
            NDArray weights = fixture.weights(scope, discriminator);
            NDArray statistics = fixture.statistics(scope, discriminator);
            Shape shape = new Shape(BATCH, 64, 64, channels);
            NDArray images = scope.create(fixture.images(0), shape, DataType.UINT8);

            float[] evaluated = program.logits(scope, weights, statistics, images).toFloatArray();
            assertClose(evaluated, fixture.values("expected.logits"), OUTPUT_TOLERANCE);

            float[] trained =
                    program.batchLogits(scope, weights, statistics, images).toFloatArray();
            assertClose(trained, fixture.values("expected.batch_logits"), OUTPUT_TOLERANCE);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"rgb", "grey"})
    void three_training_steps_end_where_pytorch_ends(String name) throws IOException {
        Fixture fixture = Fixture.read(name);
        TrainingSettings settings =
                TrainingSettings.forPreset(Preset.DCGAN, 64, fixture.architecture.channels())
                        .withArchitecture(fixture.architecture);
        GanSnapshot start =
                new GanSnapshot(
                        0,
                        fixture.snapshot(fixture.architecture.generator()),
                        fixture.snapshot(fixture.architecture.discriminator()));
        try (StepRunner runner = new StepRunner(settings, Precision.FLOAT32, start)) {
            float[] metrics = new float[STEPS * 4];
            for (int i = 0; i < STEPS; i++) {
                StepRunner.Losses losses = runner.run(i + 1, fixture.images(i), fixture.latents(i));
                metrics[4 * i] = (float) losses.lossD();
                metrics[4 * i + 1] = (float) losses.lossG();
                metrics[4 * i + 2] = (float) losses.dReal();
                metrics[4 * i + 3] = (float) losses.dFake();
            }
            assertClose(metrics, fixture.values("expected.metrics"), TRAINING_TOLERANCE);
            GanSnapshot end = runner.state().snapshot(STEPS);
            fixture.assertAfter(fixture.architecture.generator(), end.generator());
            fixture.assertAfter(fixture.architecture.discriminator(), end.discriminator());
        }
    }

    /** The largest difference, as a share of the largest expected value. */
    private static void assertClose(float[] actual, float[] expected, double tolerance) {
        assertThat(actual).hasSameSizeAs(expected);
        double scale = 0;
        double difference = 0;
        for (int i = 0; i < expected.length; i++) {
            scale = Math.max(scale, Math.abs(expected[i]));
            double here = Math.abs((double) actual[i] - expected[i]);
            difference = Double.isNaN(here) ? Double.POSITIVE_INFINITY : Math.max(difference, here);
        }
        assertThat(difference / scale).isLessThan(tolerance);
    }

    private record Fixture(GanArchitecture architecture, Map<String, RawTensor> tensors) {
        static Fixture read(String name) throws IOException {
            try (InputStream in =
                    Objects.requireNonNull(
                            PyTorchParityTest.class.getResourceAsStream(
                                    "/parity/" + name + ".safetensors"))) {
                Safetensors file = Safetensors.read(in);
                int channels = name.equals("rgb") ? 3 : 1;
                return new Fixture(
                        new GanArchitecture("dcgan", 64, channels, 16, 4, 4), file.tensors());
            }
        }

        float[] values(String name) {
            return Objects.requireNonNull(tensors.get(name), name).toFloats().values();
        }

        float[] latents(int step) {
            return Arrays.copyOfRange(
                    values("latents"), step * BATCH * 16, (step + 1) * BATCH * 16);
        }

        ByteBuffer images(int step) {
            byte[] all = Objects.requireNonNull(tensors.get("images")).bytes();
            int bytes = BATCH * 64 * 64 * architecture.channels();
            ByteBuffer direct = ByteBuffer.allocateDirect(bytes);
            return direct.put(all, step * bytes, bytes).flip();
        }

        NDArray weights(NDManager scope, Network network) {
            return FlatArrays.upload(
                    scope, new FlatLayout(network).packWeights(below("before.", network)));
        }

        NDArray statistics(NDManager scope, Network network) {
            return FlatArrays.upload(
                    scope, new FlatLayout(network).packStatistics(below("before.", network)));
        }

        NetworkSnapshot snapshot(Network network) {
            FlatLayout layout = new FlatLayout(network);
            Map<String, Tensor> before = below("before.", network);
            return new NetworkSnapshot(
                    layout.packWeights(before),
                    layout.packStatistics(before),
                    new float[layout.weightCount()],
                    new float[layout.weightCount()]);
        }

        void assertAfter(Network network, NetworkSnapshot end) {
            Map<String, Tensor> expected = below("after.", network);
            Map<String, Tensor> actual =
                    new FlatLayout(network).unpack(end.weights(), end.statistics());
            assertThat(actual.keySet()).isEqualTo(expected.keySet());
            actual.forEach((name, tensor) ->
                    assertClose(
                            tensor.values(),
                            Objects.requireNonNull(expected.get(name)).values(),
                            TRAINING_TOLERANCE));
        }

        private Map<String, Tensor> below(String prefix, Network network) {
            String start = prefix + network.name() + ".";
            Map<String, Tensor> found = new HashMap<>();
            tensors.forEach((name, tensor) -> {
                if (name.startsWith(start)) {
                    found.put(name.substring(start.length()), tensor.toFloats());
                }
            });
            return found;
        }
    }
}
