package loom.engine.training;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import loom.engine.network.GanArchitecture;
import loom.engine.program.DiscriminatorPass;
import loom.engine.program.GanProgram;
import loom.engine.program.StepDraw;
import loom.engine.program.StepInput;
import loom.engine.recipe.AdaptiveAugmentation;

/** Does single steps of a run on its state. One thread at a time. */
final class StepRunner implements AutoCloseable {
    private final TrainingSettings settings;
    private final Precision precision;
    private final Progress.Before before;
    private final GanState state;
    private final GanProgram program;
    private AdaptiveAugmentation augmentation;
    private final HostStagingBuffer latents = new HostStagingBuffer();
    private final HostStagingBuffer draws = new HostStagingBuffer();
    private final HostStagingBuffer numbers = new HostStagingBuffer();

    /**
     * @param precision what to compute in, already decided
     */
    StepRunner(TrainingSettings settings, Precision precision, GanSnapshot start) {
        this.settings = settings;
        this.precision = precision;
        before = start.progress().before();
        augmentation = start.progress().augmentation();
        state = GanState.on(settings.device(), start);
        try {
            program =
                    new GanProgram(
                            settings.architecture(),
                            settings.recipe(),
                            settings.device(),
                            precision == Precision.BFLOAT16);
        } catch (RuntimeException | Error e) {
            state.close();
            throw e;
        }
    }

    /** What it computes in; never {@link Precision#AUTO}. */
    Precision precision() {
        return precision;
    }

    GanState state() {
        return state;
    }

    /** How often the next step augments. */
    AdaptiveAugmentation augmentation() {
        return augmentation;
    }

    /**
     * Does one step.
     *
     * @param step its number in the run, counted from 1
     */
    Losses run(long step, Batch batch) {
        GanArchitecture a = settings.architecture();
        int b = batch.size();
        Shape imageShape = new Shape(b, a.imageSize(), a.imageSize(), a.channels());
        int noise = GanProgram.noiseBytes(a, settings.recipe());
        double[] changing = new StepNumbers(settings.recipe(), b, before).of(step, augmentation);
        try (NDManager scope = state.newScope();
                NDManager processor = scope.newSubManager(Device.cpu())) {
            StepInput input =
                    new StepInput(
                            scope.create(batch.images(), imageShape, DataType.UINT8),
                            latents.floats(scope, batch.latents(), new Shape(b, a.latentSize())),
                            scope.create(
                                    batch.noise(),
                                    new Shape(DiscriminatorPass.COUNT, b, noise),
                                    DataType.UINT8),
                            scope.create(
                                    batch.synthesisNoise(),
                                    new Shape(b, GanProgram.synthesisNoiseBytes(a)),
                                    DataType.UINT8),
                            draws.floats(
                                    scope,
                                    batch.draws(),
                                    new Shape(DiscriminatorPass.COUNT, b, StepDraw.COUNT)),
                            numbers.doubles(processor, changing));
            NDArray measured =
                    program.step(
                            scope,
                            state.generator(),
                            state.average(),
                            state.discriminator(),
                            input);
            float[] values = measured.toFloatArray();
            Losses losses =
                    new Losses(
                            values[0],
                            values[1],
                            values[2],
                            values[3],
                            settings.recipe().isAdaptive() ? augmentation.probability() : 1);
            if (settings.recipe().isAdaptive()) {
                augmentation = augmentation.after(values[4], b, settings.recipe());
            }
            return losses;
        }
    }

    @Override
    public void close() {
        try {
            program.close();
        } finally {
            state.close();
        }
    }

    /** What a step measured; the fields are those of {@link StepReport}. */
    record Losses(double lossD, double lossG, double dReal, double dFake, double augmentation) {
        boolean isFinite() {
            return Double.isFinite(lossD) && Double.isFinite(lossG);
        }

        StepReport report(long step, int epoch, double imagesPerSecond) {
            return new StepReport(
                    step, epoch, lossD, lossG, dReal, dFake, imagesPerSecond, augmentation);
        }
    }
}
