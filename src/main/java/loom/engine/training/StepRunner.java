package loom.engine.training;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.util.stream.DoubleStream;
import loom.engine.network.GanArchitecture;
import loom.engine.program.GanProgram;

/** Does single steps of a run on its state. One thread at a time. */
final class StepRunner implements AutoCloseable {
    private final TrainingSettings settings;
    private final Precision precision;
    private final GanState state;
    private final GanProgram program;

    /**
     * @param precision what to compute in, already decided
     */
    StepRunner(TrainingSettings settings, Precision precision, GanSnapshot start) {
        this.settings = settings;
        this.precision = precision;
        state = GanState.on(settings.device(), start);
        program =
                new GanProgram(
                        settings.architecture(),
                        settings.device(),
                        precision == Precision.BFLOAT16);
    }

    /** What it computes in; never {@link Precision#AUTO}. */
    Precision precision() {
        return precision;
    }

    GanState state() {
        return state;
    }

    /**
     * Does one step.
     *
     * @param step its number, counted from 1
     * @param images (B, S, S, C), direct
     * @param latents (B, Z)
     */
    Losses run(long step, ByteBuffer images, float[] latents) {
        GanArchitecture a = settings.architecture();
        int batch = latents.length / a.latentSize();
        Shape imageShape = new Shape(batch, a.imageSize(), a.imageSize(), a.channels());
        try (NDManager scope = state.newScope();
                NDManager processor = scope.newSubManager(Device.cpu())) {
            NDArray measured =
                    program.step(
                            scope,
                            state.generator(),
                            state.discriminator(),
                            scope.create(images, imageShape, DataType.UINT8),
                            scope.create(latents, new Shape(batch, a.latentSize())),
                            processor.create(adamFactors(step)));
            float[] values = measured.toFloatArray();
            return new Losses(values[0], values[1], values[2], values[3]);
        }
    }

    @Override
    public void close() {
        program.close();
        state.close();
    }

    private double[] adamFactors(long step) {
        return DoubleStream.concat(
                        DoubleStream.of(settings.discriminatorAdam().factors(step)),
                        DoubleStream.of(settings.generatorAdam().factors(step)))
                .toArray();
    }

    /** What a step measured; the fields are those of {@link StepReport}. */
    record Losses(double lossD, double lossG, double dReal, double dFake) {
        boolean isFinite() {
            return Double.isFinite(lossD) && Double.isFinite(lossG);
        }

        StepReport report(long step, int epoch, double imagesPerSecond) {
            return new StepReport(step, epoch, lossD, lossG, dReal, dFake, imagesPerSecond);
        }
    }
}
