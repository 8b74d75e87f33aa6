package loom.engine.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDManager;
import loom.engine.ComputeDevice;
import loom.engine.TorchEngine;
import org.junit.jupiter.api.Test;

class TorchProgramTest {
    @Test
    void a_program_that_cannot_be_read_leaves_nothing_open() {
        NDManager manager = TorchEngine.newManager(ComputeDevice.CPU);
        assertThatThrownBy(() -> new TorchProgram("class Program(Module):\n  nonsense", manager))
                .isInstanceOf(EngineException.class);
        assertThat(manager.isOpen()).isFalse();
    }
}
