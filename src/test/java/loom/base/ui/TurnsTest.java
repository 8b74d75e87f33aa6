package loom.base.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TurnsTest {
    @Test
    void tasks_run_one_at_a_time_in_the_order_of_asking() throws InterruptedException {
        List<Integer> done = new ArrayList<>(); // by one thread at a time, or this test fails
        AtomicInteger atOnce = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch all = new CountDownLatch(200);
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            Turns turns = new Turns(threads::execute);
            for (int i = 0; i < 200; i++) {
                int number = i;
                turns.run(() -> {
                    most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
                    done.add(number);
                    atOnce.decrementAndGet();
                    all.countDown();
                });
            }
            all.await();
        }
        assertThat(most).hasValue(1);
        assertThat(done).hasSize(200).isSorted();
    }

    @Test
    void a_task_that_throws_does_not_take_the_turns_of_others() throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            Turns turns =
                    new Turns(task -> {
                        Future<?> unused = threads.submit(task);
                    });
            turns.run(() -> {
                throw new IllegalStateException("on purpose");
            });
            turns.run(done::countDown);
            done.await();
        }
        assertThat(done.getCount()).isZero();
    }
}
