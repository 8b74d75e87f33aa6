package loom.engine.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.Gson;
import loom.engine.recipe.AdamSettings;
import loom.engine.recipe.Preset;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class TrainingSettingsTest {
    private static final TrainingSettings CLASSIC = TrainingSettings.forPreset(Preset.DCGAN, 64, 3);

    @Test
    void the_classic_preset_is_the_papers_recipe() {
        assertThat(CLASSIC.batchSize()).isEqualTo(64);
        assertThat(CLASSIC.epochs()).isEqualTo(100);
        assertThat(CLASSIC.architecture().latentSize()).isEqualTo(100);
        assertThat(CLASSIC.recipe().generatorAdam())
                .isEqualTo(new AdamSettings(2e-4, 0.5, 0.999, 1e-8));
        assertThat(CLASSIC.recipe().discriminatorAdam())
                .isEqualTo(CLASSIC.recipe().generatorAdam());
        assertThat(Preset.of("dcgan")).isEqualTo(Preset.DCGAN);
    }

    @Test
    void they_survive_the_way_through_json() {
        Gson gson = new Gson();
        assertThat(gson.fromJson(gson.toJson(CLASSIC), TrainingSettings.class)).isEqualTo(CLASSIC);
    }

    @Test
    void what_cannot_train_is_refused_with_the_rule() {
        assertRefused(() -> CLASSIC.withBatchSize(1), "2..4096 (batch normalisation needs two)");
        assertRefused(() -> CLASSIC.withEpochs(0), "1..100000, were 0");
        assertRefused(() -> CLASSIC.withDevice("gpu"), "cpu or cuda:N");
        assertRefused(() -> AdamSettings.dcgan().withLearningRate(Double.NaN), "(0, 1), was NaN");
        assertRefused(() -> Preset.of("wgan"), "style, residual, fashion, mlp], was 'wgan'");
    }

    @Test
    void adams_first_step_is_corrected_for_its_start() {
        double[] factors = AdamSettings.dcgan().factors(1);
        // sqrt(1 - 0.999) and -2e-4 / (1 - 0.5)
        assertThat(factors[3]).isCloseTo(0.0316228, within(1e-7));
        assertThat(factors[5]).isCloseTo(-4e-4, within(1e-12));
    }

    private static void assertRefused(ThrowingCallable call, String reason) {
        assertThatThrownBy(call)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason);
    }
}
