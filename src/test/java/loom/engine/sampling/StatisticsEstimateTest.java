package loom.engine.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Objects;
import loom.engine.ComputeDevice;
import loom.engine.interchange.Tensor;
import loom.engine.network.GanArchitecture;
import org.junit.jupiter.api.Test;

class StatisticsEstimateTest {
    private static final GanArchitecture SMALL = new GanArchitecture("dcgan", 32, 3, 8, 4, 4);
    private static final GeneratorModel LAGGING = Generators.random(SMALL, 1, 0.3f);

    @Test
    void the_first_layer_gets_the_variance_that_its_weights_imply() {
        GeneratorModel renewed = StatisticsEstimate.renew(LAGGING, ComputeDevice.CPU);
        float[] weights = tensor(renewed, "network.0.weight").values();
        float[] variances = tensor(renewed, "network.1.running_var").values();
        int channels = variances.length;
        for (int channel = 0; channel < channels; channel++) {
            // z is standard normal: Var = sum over z of w^2, as a mean over the 4 x 4 pixels.
            double expected = 0;
            for (int z = 0; z < 8; z++) {
                for (int pixel = 0; pixel < 16; pixel++) {
                    float w = weights[(z * channels + channel) * 16 + pixel];
                    expected += w * w / 16;
                }
            }
            assertThat(variances[channel] / expected).isCloseTo(1, within(0.15));
        }
    }

    @Test
    void the_given_model_and_all_weights_stay_as_they_are() {
        String before = LAGGING.contentHash();
        GeneratorModel renewed = StatisticsEstimate.renew(LAGGING, ComputeDevice.CPU);
        assertThat(LAGGING.contentHash()).isEqualTo(before);
        assertThat(tensor(renewed, "network.3.weight"))
                .isEqualTo(tensor(LAGGING, "network.3.weight"));
        assertThat(renewed.metadata()).isEqualTo(LAGGING.metadata());
    }

    @Test
    void it_always_gives_the_same() {
        assertThat(StatisticsEstimate.renew(LAGGING, ComputeDevice.CPU).contentHash())
                .isEqualTo(StatisticsEstimate.renew(LAGGING, ComputeDevice.CPU).contentHash());
    }

    @Test
    void statistics_from_before_do_not_matter() {
        GeneratorModel once = StatisticsEstimate.renew(LAGGING, ComputeDevice.CPU);
        GeneratorModel twice = StatisticsEstimate.renew(once, ComputeDevice.CPU);
        assertThat(twice.contentHash()).isEqualTo(once.contentHash());
    }

    @Test
    void a_generator_without_batch_normalisation_keeps_what_it_has() {
        GanArchitecture style = new GanArchitecture("style", 32, 3, 8, 4, 4);
        GeneratorModel model = Generators.random(style, 1, 0.3f);
        assertThat(StatisticsEstimate.renew(model, ComputeDevice.CPU)).isEqualTo(model);
    }

    private static Tensor tensor(GeneratorModel model, String name) {
        return Objects.requireNonNull(model.weights().get(name), name);
    }
}
