package loom.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MemoryShortageTest {
    private static final long GIB = 1L << 30;
    private static final long MIB = 1L << 20;

    private static final String TORCH_2_0 =
            "CUDA out of memory. Tried to allocate 1.50 GiB (GPU 0; 14.50 GiB total capacity; 4.25"
                    + " GiB already allocated; 1.25 GiB free; 5.00 GiB reserved in total by PyTorch) If"
                    + " reserved memory is >> allocated memory try setting max_split_size_mb to avoid"
                    + " fragmentation.  See documentation for Memory Management and"
                    + " PYTORCH_CUDA_ALLOC_CONF";

    private static final String TORCH_2_5 =
            "CUDA out of memory. Tried to allocate 22.50 GiB. GPU 0 has a total capacity of 31.50"
                    + " GiB of which 12.75 GiB is free. Including non-PyTorch memory, this process has"
                    + " 18.75 GiB memory in use. Of the allocated memory 9.00 GiB is allocated by"
                    + " PyTorch, and 9.25 GiB is reserved by PyTorch but unallocated. If reserved but"
                    + " unallocated memory is large try setting"
                    + " PYTORCH_CUDA_ALLOC_CONF=expandable_segments:True to avoid fragmentation.  See"
                    + " documentation for Memory Management "
                    + " (https://pytorch.org/docs/stable/notes/cuda.html#environment-variables)";

    private static final String TORCH_2_7_WITH_GRAPHS =
            "CUDA out of memory. Tried to allocate 50.00 MiB. GPU 0 has a total capacity of 23.50"
                    + " GiB of which 21.75 MiB is free. Including non-PyTorch memory, this process has"
                    + " 23.50 GiB memory in use. Of the allocated memory 22.75 GiB is allocated by"
                    + " PyTorch, with 24.00 MiB allocated in private pools (e.g., CUDA Graphs), and"
                    + " 275.25 MiB is reserved by PyTorch but unallocated. If reserved but unallocated"
                    + " memory is large try setting PYTORCH_CUDA_ALLOC_CONF=expandable_segments:True";

    @Test
    void what_libtorch_throws_here_for_a_tensor_of_256_tib_is_recognised() {
        Throwable thrown;
        try (NDManager scope = TorchEngine.newManager(ComputeDevice.CPU)) {
            // More than a process can address: no setting of the kernel lets it through.
            thrown = catchThrowable(() -> scope.zeros(new Shape(1L << 46)));
        }
        assertThat(thrown).isNotNull();
        assertThat(MemoryShortage.in(thrown)).contains(new MemoryShortage(false, 1L << 48, 0, 0));
    }

    @Test
    void another_failure_of_libtorch_is_none() {
        try (NDManager scope = TorchEngine.newManager(ComputeDevice.CPU)) {
            Throwable thrown = catchThrowable(() -> scope.zeros(new Shape(2)).reshape(3));
            assertThat(thrown).isInstanceOf(EngineException.class);
            assertThat(MemoryShortage.in(thrown)).isEmpty();
        }
    }

    @Test
    void a_full_java_heap_is_none_because_no_batch_is_kept_there() {
        assertThat(MemoryShortage.in(new OutOfMemoryError("Java heap space"))).isEmpty();
        assertThat(MemoryShortage.in(new IllegalStateException())).isEmpty();
    }

    @Test
    void the_figures_of_libtorch_2_0_are_read() {
        assertThat(MemoryShortage.in(new EngineException(TORCH_2_0)))
                .contains(
                        new MemoryShortage(true, 3 * GIB / 2, 17 * GIB / 4, 5 * GIB + 5 * GIB / 4));
    }

    @Test
    void the_figures_of_libtorch_2_5_are_read() {
        assertThat(MemoryShortage.in(new EngineException(TORCH_2_5)))
                .contains(new MemoryShortage(true, 45 * GIB / 2, 9 * GIB, 31 * GIB));
    }

    @Test
    void the_figures_of_libtorch_2_7_are_read() {
        assertThat(MemoryShortage.in(new EngineException(TORCH_2_7_WITH_GRAPHS)))
                .contains(
                        new MemoryShortage(true, 50 * MIB, 91 * GIB / 4, 91 * GIB / 4 + 297 * MIB));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CUDA error: out of memory",
                "cuDNN error: CUDNN_STATUS_ALLOC_FAILED",
                "CUDA error: CUBLAS_STATUS_ALLOC_FAILED when calling `cublasCreate(handle)`"
            })
    void a_gpu_without_memory_for_libraries_is_recognised(String text) {
        assertThat(MemoryShortage.in(new EngineException(text)))
                .contains(new MemoryShortage(true, 0, 0, 0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[enforce fail at alloc_cpu.cpp:83] err == 0. DefaultCPUAllocator: can't allocate"
                        + " memory: you tried to allocate 911360 bytes. Error code 12 (Cannot"
                        + " allocate memory)",
                "[enforce fail at alloc_cpu.cpp:117] data. DefaultCPUAllocator: not enough memory:"
                        + " you tried to allocate 911360 bytes."
            })
    void the_machines_memory_is_told_from_a_gpus(String text) {
        assertThat(MemoryShortage.in(new EngineException(text)))
                .contains(new MemoryShortage(false, 911360, 0, 0));
    }

    @Test
    void a_shortage_inside_a_program_is_found_below_its_trace_and_as_a_cause() {
        Throwable inProgram =
                new EngineException(
                        "The following operation failed in the TorchScript interpreter.\n"
                                + "Traceback of TorchScript (most recent call last):\n"
                                + "    y = torch.zeros([1099511627776], dtype=6)\n"
                                + "        ~~~~~~~~~~~ <--- HERE\n"
                                + "RuntimeError: "
                                + TORCH_2_5);
        assertThat(MemoryShortage.in(new IllegalStateException("step 3 failed", inProgram)))
                .isEqualTo(MemoryShortage.in(inProgram))
                .isPresent();
    }

    @ParameterizedTest
    @CsvSource({"256, 128", "128, 64", "100, 64", "65, 32", "48, 32", "4, 2", "3, 2"})
    void without_figures_the_next_batch_is_the_power_of_two_below_three_quarters(
            int failed, int next) {
        assertThat(new MemoryShortage(true, 0, 0, 0).smallerBatch(failed)).hasValue(next);
    }

    @Test
    void with_figures_the_next_batch_is_the_share_that_can_have_fitted() {
        // 2 of 15 GiB: 1024 images need at most 136.
        MemoryShortage shortage = new MemoryShortage(true, 14 * GIB, GIB, 2 * GIB);
        assertThat(shortage.smallerBatch(1024)).hasValue(128);
    }

    @Test
    void room_that_only_looks_enough_still_makes_the_batch_smaller() {
        MemoryShortage fragmented = new MemoryShortage(true, GIB, GIB, 31 * GIB);
        assertThat(fragmented.smallerBatch(64)).hasValue(32);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void the_smallest_batch_has_no_smaller_one(int batch) {
        assertThat(new MemoryShortage(true, 0, 0, 0).smallerBatch(batch)).isEmpty();
    }

    @Test
    void repeated_shortages_end() {
        MemoryShortage desperate = new MemoryShortage(true, 1L << 50, 0, 1);
        assertThat(desperate.smallerBatch(Integer.MAX_VALUE)).hasValue(2);
        assertThat(desperate.smallerBatch(2)).isEmpty();
    }
}
