package loom.engine.training;

import static org.assertj.core.api.Assertions.assertThat;

import loom.engine.ComputeDevice;
import loom.engine.TorchEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PrecisionCheckTest {
    @ParameterizedTest
    @EnumSource(names = {"FLOAT32", "BFLOAT16"})
    void a_precision_that_was_asked_for_is_taken(Precision precision) {
        assertThat(PrecisionCheck.decide(precision, ComputeDevice.CPU)).isEqualTo(precision);
    }

    @Test
    void auto_never_takes_bfloat16_where_it_is_emulated() {
        Precision decided = PrecisionCheck.decide(Precision.AUTO, ComputeDevice.CPU);
        if (!TorchEngine.hasNativeBfloat16(ComputeDevice.CPU)) {
            assertThat(decided).isEqualTo(Precision.FLOAT32);
        }
        assertThat(decided).isNotEqualTo(Precision.AUTO);
    }

    @Test
    void losses_that_are_close_agree_and_others_do_not() {
        StepRunner.Losses exact = new StepRunner.Losses(1.4, 0.7, 0.5, 0.5, 1);
        assertThat(PrecisionCheck.close(exact, new StepRunner.Losses(1.41, 0.69, 0.5, 0.5, 1)))
                .isTrue();
        assertThat(PrecisionCheck.close(exact, new StepRunner.Losses(1.6, 0.7, 0.5, 0.5, 1)))
                .isFalse();
        assertThat(PrecisionCheck.close(exact, new StepRunner.Losses(1.4, Double.NaN, 0.5, 0.5, 1)))
                .isFalse();
    }
}
