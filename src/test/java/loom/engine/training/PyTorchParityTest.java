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
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import loom.engine.ComputeDevice;
import loom.engine.TorchEngine;
import loom.engine.interchange.RawTensor;
import loom.engine.interchange.Safetensors;
import loom.engine.interchange.Tensor;
import loom.engine.network.DiscriminatorOptions;
import loom.engine.network.GanArchitecture;
import loom.engine.network.MinibatchFeature;
import loom.engine.network.Network;
import loom.engine.network.Normalisation;
import loom.engine.network.Parameter;
import loom.engine.program.DiscriminatorPass;
import loom.engine.program.FlatArrays;
import loom.engine.program.FlatLayout;
import loom.engine.program.GanProgram;
import loom.engine.program.GeneratorProgram;
import loom.engine.program.StepDraw;
import loom.engine.recipe.AdamSettings;
import loom.engine.recipe.AdaptiveAugmentation;
import loom.engine.recipe.Augmentation;
import loom.engine.recipe.GradientPenalties;
import loom.engine.recipe.Objective;
import loom.engine.recipe.Preset;
import loom.engine.recipe.Recipe;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Compares with what PyTorch computed; {@code make_parity_fixtures.py} wrote the files. */
class PyTorchParityTest {
    private static final double OUTPUT_TOLERANCE = 1e-5;
    private static final double TRAINING_TOLERANCE = 1e-4;
    private static final int BATCH = 4;
    private static final int LATENT = 16;
    private static final int STEPS = 3;

    @ParameterizedTest
    @EnumSource(Game.class)
    void the_generator_paints_what_pytorch_paints(Game game) throws IOException {
        Fixture fixture = Fixture.read(game);
        Network generator = game.architecture.generator();
        try (GeneratorProgram program = new GeneratorProgram(game.architecture, ComputeDevice.CPU);
                NDManager scope = TorchEngine.newManager(ComputeDevice.CPU)) {
            NDArray weights = fixture.weights(scope, generator);
            NDArray statistics = fixture.statistics(scope, generator);
            NDArray z = scope.create(fixture.batch(0).latents(), new Shape(BATCH, LATENT));

            float[] evaluated = program.images(scope, weights, statistics, z).toFloatArray();
            assertClose(evaluated, fixture.values("expected.images"), OUTPUT_TOLERANCE);

            if (fixture.tensors.containsKey("expected.batch_images")) {
                NDArray share = scope.create(new double[] {0.1});
                float[] trained =
                        program.batchImages(scope, weights, statistics, z, share).toFloatArray();
                assertClose(trained, fixture.values("expected.batch_images"), OUTPUT_TOLERANCE);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Game.class)
    void the_discriminator_judges_as_pytorch_judges(Game game) throws IOException {
        Fixture fixture = Fixture.read(game);
        GanArchitecture a = game.architecture;
        Network discriminator = a.discriminator(game.recipe.discriminator());
        try (GanProgram program = new GanProgram(a, game.recipe, ComputeDevice.CPU, false);
                NDManager scope = TorchEngine.newManager(ComputeDevice.CPU)) {
            NDArray weights = fixture.weights(scope, discriminator);
            NDArray statistics = fixture.statistics(scope, discriminator);
            Shape shape = new Shape(BATCH, a.imageSize(), a.imageSize(), a.channels());
            Batch batch = fixture.batch(0);
            NDArray images = scope.create(batch.images(), shape, DataType.UINT8);
            int bytes = GanProgram.noiseBytes(a, game.recipe);
            NDArray noise =
                    scope.create(
                            batch.noise().limit(BATCH * bytes), // that of the first pass
                            new Shape(BATCH, bytes),
                            DataType.UINT8);

            if (fixture.tensors.containsKey("expected.logits")) {
                float[] evaluated =
                        program.logits(scope, weights, statistics, images).toFloatArray();
                assertClose(evaluated, fixture.values("expected.logits"), OUTPUT_TOLERANCE);
            }
            float[] trained =
                    program.batchLogits(scope, weights, statistics, images, noise).toFloatArray();
            assertClose(trained, fixture.values("expected.batch_logits"), OUTPUT_TOLERANCE);
        }
    }

    @ParameterizedTest
    @EnumSource(Game.class)
    void three_training_steps_end_where_pytorch_ends(Game game) throws IOException {
        Fixture fixture = Fixture.read(game);
        TrainingSettings settings =
                TrainingSettings.forPreset(Preset.DCGAN, 64, 3)
                        .withArchitecture(game.architecture)
                        .withRecipe(game.recipe);
        Network discriminator = game.architecture.discriminator(game.recipe.discriminator());
        NetworkSnapshot generator = fixture.snapshot(game.architecture.generator());
        GanSnapshot start =
                new GanSnapshot(
                        new Progress(
                                0,
                                Progress.Before.NONE,
                                BestEpoch.NONE,
                                new AdaptiveAugmentation(0.5, 0, 0)),
                        generator,
                        game.recipe.isAveraging()
                                ? generator.weights().clone()
                                : generator.weights(),
                        fixture.snapshot(discriminator));
        try (StepRunner runner = new StepRunner(settings, Precision.FLOAT32, start)) {
            float[] metrics = new float[STEPS * 4];
            for (int i = 0; i < STEPS; i++) {
                StepRunner.Losses losses = runner.run(i + 1, fixture.batch(i));
                metrics[4 * i] = (float) losses.lossD();
                metrics[4 * i + 1] = (float) losses.lossG();
                metrics[4 * i + 2] = (float) losses.dReal();
                metrics[4 * i + 3] = (float) losses.dFake();
            }
            assertClose(metrics, fixture.values("expected.metrics"), TRAINING_TOLERANCE);
            GanSnapshot end = runner.state().snapshot(Progress.start());
            fixture.assertAfter(game.architecture.generator(), end.generator());
            fixture.assertAfter(discriminator, end.discriminator());
            if (game.recipe.isAveraging()) {
                fixture.assertAverage(game.architecture.generator(), end.average());
            }
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

    /** The CASES of the script. */
    private enum Game {
        RGB(dcgan(64, 3), Recipe.dcgan()),
        GREY(dcgan(64, 1), Recipe.dcgan()),
        SMOOTHING(dcgan(32, 3), Recipe.dcgan().withLabelSmoothing(0.1)),
        LSGAN(dcgan(32, 3), Recipe.dcgan().withObjective(Objective.LEAST_SQUARES)),
        HINGE(
                dcgan(32, 3),
                Recipe.dcgan()
                        .withObjective(Objective.HINGE)
                        .withDiscriminator(with(Normalisation.SPECTRAL))
                        .withAdam(AdamSettings.dcgan(), new AdamSettings(4e-4, 0, 0.9, 1e-8))),
        WGAN_GP(
                dcgan(32, 3),
                Recipe.dcgan()
                        .withObjective(Objective.WASSERSTEIN)
                        .withDiscriminator(with(Normalisation.NONE))
                        .withPenalties(new GradientPenalties(0, 0, 10))
                        .withDiscriminatorSteps(2)),
        RELATIVISTIC(
                dcgan(32, 3),
                Recipe.dcgan()
                        .withObjective(Objective.RELATIVISTIC)
                        .withDiscriminator(with(Normalisation.NONE))
                        .withPenalties(new GradientPenalties(1, 0.5, 0))),
        AUGMENTED(dcgan(32, 3), Recipe.dcgan().withAugmentation(Augmentation.differentiable())),
        AUGMENTED_PENALTY(
                dcgan(32, 3),
                Recipe.dcgan()
                        .withAugmentation(Augmentation.differentiable())
                        .withDiscriminator(with(Normalisation.NONE))
                        .withPenalties(new GradientPenalties(2, 0, 0))),
        DEVIATION(dcgan(32, 3), Recipe.dcgan().withDiscriminator(with(MinibatchFeature.DEVIATION))),
        DISCRIMINATION(
                dcgan(32, 3),
                Recipe.dcgan().withDiscriminator(with(MinibatchFeature.DISCRIMINATION))),
        RESIZE(new GanArchitecture("dcgan-resize", 28, 1, LATENT, 4, 4), Recipe.dcgan()),
        FASHION(new GanArchitecture("fashion", 28, 1, LATENT, 4, 4), Recipe.dcgan()),
        MLP(new GanArchitecture("mlp", 28, 1, LATENT, 4, 4), Recipe.dcgan()),
        AVERAGE(dcgan(32, 3), Recipe.dcgan().withAveragingImages(1000)),
        ADAPTIVE(
                dcgan(32, 3),
                Recipe.dcgan()
                        .withAugmentation(Augmentation.differentiable())
                        .withAugmentationTarget(0.6)),
        FEW_SHOT(
                new GanArchitecture("few-shot", 64, 3, LATENT, 4, 4),
                Recipe.dcgan().withObjective(Objective.HINGE)),
        RESIDUAL(
                new GanArchitecture("residual", 32, 3, LATENT, 16, 16),
                Recipe.dcgan()
                        .withObjective(Objective.RELATIVISTIC)
                        .withDiscriminator(with(Normalisation.NONE))
                        .withPenalties(new GradientPenalties(2, 2, 0))
                        .withAveragingImages(1000)
                        .withAnnealingImages(16)
                        .withAdam(
                                new AdamSettings(2e-4, 0, 0.99, 1e-8),
                                new AdamSettings(2e-4, 0, 0.99, 1e-8))),
        STYLE(new GanArchitecture("style", 32, 3, LATENT, 4, 4), style().withStyleMixing(0)),
        STYLE_MIXING(new GanArchitecture("style", 32, 3, LATENT, 4, 4), style()),
        CLASSES(classified(), Recipe.dcgan()),
        CLASSES_RELATIVISTIC(
                classified(),
                Recipe.dcgan()
                        .withObjective(Objective.RELATIVISTIC)
                        .withDiscriminator(with(Normalisation.NONE))
                        .withPenalties(new GradientPenalties(1, 1, 0)));

        private final GanArchitecture architecture;
        private final Recipe recipe;

        Game(GanArchitecture architecture, Recipe recipe) {
            this.architecture = architecture;
            this.recipe = recipe;
        }

        String file() {
            return "/parity/" + name().toLowerCase(Locale.ROOT).replace('_', '-') + ".safetensors";
        }

        private static GanArchitecture dcgan(int size, int channels) {
            return new GanArchitecture("dcgan", size, channels, LATENT, 4, 4);
        }

        private static GanArchitecture classified() {
            return new GanArchitecture("dcgan", 32, 3, LATENT, 4, 4, List.of("a", "b", "c"));
        }

        private static Recipe style() {
            AdamSettings adam = new AdamSettings(2.5e-3, 0, 0.99, 1e-5);
            return Preset.STYLE.recipe().withAveragingImages(1000).withAdam(adam, adam);
        }

        private static DiscriminatorOptions with(Normalisation normalisation) {
            return new DiscriminatorOptions(normalisation, MinibatchFeature.NONE);
        }

        private static DiscriminatorOptions with(MinibatchFeature minibatch) {
            return new DiscriminatorOptions(Normalisation.BATCH, minibatch);
        }
    }

    private record Fixture(Map<String, RawTensor> tensors) {
        static Fixture read(Game game) throws IOException {
            try (InputStream in =
                    Objects.requireNonNull(
                            PyTorchParityTest.class.getResourceAsStream(game.file()))) {
                return new Fixture(Safetensors.read(in).tensors());
            }
        }

        float[] values(String name) {
            return Objects.requireNonNull(tensors.get(name), name).toFloats().values();
        }

        Batch batch(int step) {
            return new Batch(
                    BATCH,
                    direct("images", step),
                    floats("latents", step),
                    direct("noise", step),
                    tensors.containsKey("synthesis_noise")
                            ? direct("synthesis_noise", step)
                            : ByteBuffer.allocateDirect(BATCH),
                    draws(step));
        }

        /** Files from before a draw there was have fewer for each image: the others are 0. */
        private float[] draws(int step) {
            float[] narrow = floats("draws", step);
            int rows = DiscriminatorPass.COUNT * BATCH;
            int count = narrow.length / rows;
            float[] wide = new float[rows * StepDraw.COUNT];
            for (int row = 0; row < rows; row++) {
                System.arraycopy(narrow, row * count, wide, row * StepDraw.COUNT, count);
            }
            return wide;
        }

        private float[] floats(String name, int step) {
            float[] all = values(name);
            int length = all.length / STEPS;
            return Arrays.copyOfRange(all, step * length, (step + 1) * length);
        }

        private ByteBuffer direct(String name, int step) {
            byte[] all = Objects.requireNonNull(tensors.get(name)).bytes();
            int length = all.length / STEPS;
            return ByteBuffer.allocateDirect(length).put(all, step * length, length).flip();
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

        void assertAverage(Network generator, float[] average) {
            FlatLayout layout = new FlatLayout(generator);
            Map<String, Tensor> actual =
                    layout.unpack(average, new float[layout.statisticsCount()]);
            for (Parameter weight : layout.weights()) {
                assertClose(
                        Objects.requireNonNull(actual.get(weight.name())).values(),
                        values("after.average." + weight.name()),
                        TRAINING_TOLERANCE);
            }
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
