package loom.engine.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import loom.engine.ComputeDevice;
import loom.engine.TorchEngine;
import loom.engine.network.GanArchitecture;
import org.junit.jupiter.api.Test;

class SamplerTest {
    /** As wide as the real one, so that libtorch takes the same kernels. */
    private static final GeneratorModel MODEL =
            Generators.random(GanArchitecture.dcgan(64, 3), 5, 0.02f);

    @Test
    void a_latent_alone_gives_the_same_bytes_as_within_a_grid() {
        try (Sampler sampler = Sampler.open(MODEL, ComputeDevice.CPU)) {
            List<Latent> latents = latents(64);
            List<Picture> grid = sampler.sample(latents);
            for (int i : List.of(0, 1, 15, 16, 37, 63)) {
                assertThat(sampler.sample(List.of(latents.get(i)))).containsExactly(grid.get(i));
            }
        }
    }

    @Test
    void a_sampler_that_cannot_be_made_leaves_nothing_open() {
        NDManager manager = TorchEngine.newManager(ComputeDevice.CPU);
        assertThatThrownBy(() -> new Sampler(MODEL, "cuda:63", manager))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cuda:63 is not there");
        assertThat(manager.isOpen()).isFalse();
    }

    @Test
    void pictures_come_in_the_order_of_their_latents() {
        try (Sampler sampler = Sampler.open(MODEL, ComputeDevice.CPU)) {
            List<Latent> latents = latents(3);
            List<Picture> pictures = sampler.sample(latents);
            assertThat(sampler.sample(latents.reversed())).isEqualTo(pictures.reversed());
            assertThat(pictures).doesNotHaveDuplicates();
        }
    }

    @Test
    void a_model_that_was_written_and_read_paints_the_same() throws Exception {
        GeneratorModel read = Generators.writtenAndRead(MODEL);
        try (Sampler before = Sampler.open(MODEL, ComputeDevice.CPU);
                Sampler after = Sampler.open(read, ComputeDevice.CPU)) {
            assertThat(after.sample(latents(2))).isEqualTo(before.sample(latents(2)));
        }
    }

    @Test
    void threads_that_share_a_sampler_get_their_own_pictures() throws Exception {
        try (Sampler sampler = Sampler.open(MODEL, ComputeDevice.CPU);
                ExecutorService threads = Executors.newFixedThreadPool(3)) {
            List<Picture> expected = sampler.sample(latents(6));
            List<Future<List<Picture>>> futures = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                Latent latent = latents(6).get(i);
                futures.add(threads.submit(() -> sampler.sample(List.of(latent))));
            }
            for (int i = 0; i < 6; i++) {
                assertThat(futures.get(i).get()).containsExactly(expected.get(i));
            }
        }
    }

    @Test
    void no_latents_give_no_pictures() {
        try (Sampler sampler = Sampler.open(MODEL, ComputeDevice.CPU)) {
            assertThat(sampler.sample(List.of())).isEmpty();
        }
    }

    @Test
    void a_latent_of_another_size_is_refused() {
        try (Sampler sampler = Sampler.open(MODEL, ComputeDevice.CPU)) {
            assertThatThrownBy(() -> sampler.sample(List.of(Latent.ofSeed(1, 64))))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("100 values, one has 64");
        }
    }

    @Test
    void a_gpu_that_is_not_there_is_refused() {
        assertThatThrownBy(() -> Sampler.open(MODEL, "cuda:63"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cuda:63 is not there");
    }

    private static List<Latent> latents(int count) {
        List<Latent> latents = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            latents.add(Latent.ofSeed(3, i, 100));
        }
        return latents;
    }
}
