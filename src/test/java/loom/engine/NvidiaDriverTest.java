package loom.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import org.junit.jupiter.api.Test;

class NvidiaDriverTest {
    @Test
    void a_gpu_that_the_driver_does_not_have_has_no_name() {
        assertThat(NvidiaDriver.deviceName(NvidiaDriver.deviceCount())).isEmpty();
    }

    @Test
    void every_gpu_of_the_driver_has_a_name() {
        assumeThat(NvidiaDriver.deviceCount()).as("GPUs").isPositive();
        for (int i = 0; i < NvidiaDriver.deviceCount(); i++) {
            assertThat(NvidiaDriver.deviceName(i)).get().asString().isNotBlank();
        }
    }
}
