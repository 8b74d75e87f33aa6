package loom.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import org.junit.jupiter.api.Test;

class TorchEngineTest {
    @Test
    void the_processor_is_the_last_device() {
        ComputeDevice last = TorchEngine.devices().getLast();
        assertThat(last.id()).isEqualTo("cpu");
        assertThat(last.name()).isNotBlank();
        assertThat(last.memoryBytes()).isPositive();
    }

    @Test
    void a_gpu_that_is_not_there_is_refused() {
        assertThatThrownBy(() -> TorchEngine.newManager("cuda:63"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cuda:63 is not there");
    }

    @Test
    void what_is_no_device_is_refused() {
        assertThatThrownBy(() -> TorchEngine.newManager("tpu"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cpu or cuda:N");
    }

    @Test
    void libtorch_has_the_version_that_the_build_names() {
        String expected = System.getProperty("loom.test.libtorch");
        assumeThat(expected).as("set by Maven").isNotNull();
        assertThat(TorchEngine.version()).isEqualTo(expected);
    }

    @Test
    void no_usage_is_reported() {
        assertThat(TorchEngine.version()).isNotBlank();
        assertThat(System.getProperty("OPT_OUT_TRACKING")).isEqualTo("true");
    }
}
