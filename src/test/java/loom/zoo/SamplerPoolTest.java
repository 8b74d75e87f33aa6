package loom.zoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import loom.engine.sampling.GeneratorModel;
import loom.engine.sampling.Latent;
import loom.engine.sampling.Picture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SamplerPoolTest {
    private static final List<Latent> LATENTS =
            IntStream.range(0, 20).mapToObj(i -> Latent.ofSeed(7, i, 8)).toList();

    private final SamplerPool pool = new SamplerPool();
    private final ExecutorService threads = Executors.newFixedThreadPool(8);
    private final AtomicInteger loads = new AtomicInteger();

    @AfterEach
    void end() {
        threads.close();
        pool.close();
    }

    @Test
    void nobody_waits_while_the_weights_of_another_model_load() throws Exception {
        CountDownLatch loading = new CountDownLatch(1);
        CountDownLatch loaded = new CountDownLatch(1);
        Future<List<Picture>> slow = drawSlowly("slow", loading, loaded);
        loading.await();
        Future<List<Picture>> other = threads.submit(() -> sample(2));
        try {
            assertThat(other.get(1, TimeUnit.MINUTES)).hasSize(20);
            assertThat(slow.isDone()).isFalse();
        } finally {
            loaded.countDown();
        }
        assertThat(slow.get()).hasSize(20);
    }

    @Test
    void models_that_draw_at_once_draw_the_same_pixels() throws Exception {
        List<List<Picture>> alone = new ArrayList<>();
        for (int seed = 0; seed < 3; seed++) {
            alone.add(sample(seed));
        }
        List<Callable<List<Picture>>> work = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            int seed = i % 3;
            work.add(() -> sample(seed));
        }
        List<Future<List<Picture>>> drawn = threads.invokeAll(work);
        for (int i = 0; i < drawn.size(); i++) {
            assertThat(drawn.get(i).get()).isEqualTo(alone.get(i % 3));
        }
    }

    @Test
    void weights_load_once_for_all_who_want_them_at_the_same_time() throws Exception {
        List<Future<List<Picture>>> drawn =
                threads.invokeAll(
                        IntStream.range(0, 8)
                                .<Callable<List<Picture>>>mapToObj(i -> () -> sample(1))
                                .toList());
        for (Future<List<Picture>> pictures : drawn) {
            assertThat(pictures.get()).hasSize(20);
        }
        assertThat(loads).hasValue(1);
    }

    @Test
    void the_four_models_used_last_stay_loaded() throws IOException {
        for (int seed : new int[] {1, 2, 3, 4, 1, 5}) {
            sample(seed);
        }
        assertThat(loads).hasValue(5);
        sample(1);
        assertThat(loads).as("used not long ago").hasValue(5);
        sample(2);
        assertThat(loads).as("the eldest made room").hasValue(6);
    }

    @Test
    void weights_that_cannot_be_read_are_asked_for_again() throws IOException {
        assertThatThrownBy(() ->
                        pool.sample(
                                "1",
                                () -> {
                                    throw new IOException("the disk is away");
                                },
                                LATENTS))
                .isInstanceOf(IOException.class);
        assertThat(sample(1)).hasSize(20);
    }

    @Test
    void closing_waits_for_what_is_being_drawn() throws Exception {
        CountDownLatch loading = new CountDownLatch(1);
        CountDownLatch loaded = new CountDownLatch(1);
        Future<List<Picture>> drawing = drawSlowly("1", loading, loaded);
        loading.await();
        Future<?> closing = threads.submit(pool::close);
        try {
            assertThatThrownBy(() -> closing.get(200, TimeUnit.MILLISECONDS))
                    .isInstanceOf(TimeoutException.class);
        } finally {
            loaded.countDown();
        }
        assertThat(drawing.get()).hasSize(20);
        closing.get();
        assertThatThrownBy(() -> sample(1)).hasMessageContaining("closing");
    }

    private List<Picture> sample(int seed) throws IOException {
        return pool.sample(String.valueOf(seed), () -> load(seed), LATENTS);
    }

    private GeneratorModel load(int seed) {
        loads.incrementAndGet();
        return RandomModel.small(seed);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Draws with a model whose weights take until somebody says that they are loaded. */
    private Future<List<Picture>> drawSlowly(
            String model, CountDownLatch loading, CountDownLatch loaded) {
        return threads.submit(() ->
                pool.sample(
                        model,
                        () -> {
                            loading.countDown();
                            await(loaded);
                            return RandomModel.small(1);
                        },
                        LATENTS));
    }
}
