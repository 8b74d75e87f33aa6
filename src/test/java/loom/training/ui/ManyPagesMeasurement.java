package loom.training.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import loom.engine.recipe.Preset;
import loom.training.RunFixture;
import loom.training.StatementCounter;
import loom.training.TestClock;
import loom.training.TrainingService;
import loom.training.live.RunFeed;
import loom.training.run.ArchitectureSettings;
import loom.training.run.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

/**
 * Measures what open pages of a run cost a small network that trains; a figure, not a check: {@code
 * mvn test -Dtest=ManyPagesMeasurement -Dloom.measure=true}.
 */
@SpringBootTest(
        properties = {
            "loom.worker=false",
            "loom.home=./target/test-homes/many-pages",
            "vaadin.productionMode=true"
        },
        webEnvironment = SpringBootTest.WebEnvironment.MOCK)
@Import(RunFixture.class)
@EnabledIfSystemProperty(named = "loom.measure", matches = "true")
class ManyPagesMeasurement {
    private static final int IMAGES = 640;
    private static final int SECONDS = 12;
    private static final int ROUNDS = 2;
    private static final List<Integer> PAGES = List.of(0, 1, 50, 100);

    @Autowired private RunFixture.Studio studio;
    @Autowired private TrainingService training;
    @Autowired private StatementCounter statements;
    @Autowired private TestClock clock;
    @Autowired private RunDesk desk;

    /** The one that looks by itself. */
    @Autowired
    @Qualifier("runFeed")
    private RunFeed feed;

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

    @Test
    void what_pages_cost() throws Exception {
        studio.empty();
        Run run =
                training.start(
                        studio.settings(studio.dataSet(IMAGES), 10_000)
                                .withRecipe(
                                        new ArchitectureSettings("dcgan", 16, 8, 8),
                                        Preset.SMALL_DATA.recipe()));
        Thread worker = Thread.ofPlatform().name("training").start(studio::trainNext);
        ScheduledExecutorService time = Executors.newSingleThreadScheduledExecutor();
        Duration stride = Duration.ofMillis(10);
        time.scheduleAtFixedRate(() -> clock.pass(stride), 10, 10, TimeUnit.MILLISECONDS);
        pause(8); // compiles, warms up
        StringBuilder table = new StringBuilder();
        for (int round = 1; round <= ROUNDS; round++) {
            for (int pages : PAGES) {
                table.append(measure(run, pages));
            }
        }
        training.stop(run.id());
        worker.join();
        time.shutdownNow();
        System.out.println(table);
        assertThat(table).isNotEmpty();
    }

    private String measure(Run run, int count) throws InterruptedException {
        List<RunFeed.Following> open = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            open.add(open(run));
        }
        pause(3);
        statements.restart(thread -> !thread.getName().equals("training"));
        long cpu = feedCpu();
        long begin = System.nanoTime();
        long step = studio.known(run).progress().step();
        pause(SECONDS);
        double seconds = (System.nanoTime() - begin) * 1e-9;
        long steps = studio.known(run).progress().step() - step;
        String line =
                String.format(
                        Locale.ROOT,
                        "%3d pages: %6.1f statements/s, %6.1f steps/s, feed thread busy %4.1f %%%n",
                        count,
                        (statements.count() - 2) / seconds,
                        steps / seconds,
                        100 * (feedCpu() - cpu) * 1e-9 / seconds);
        open.forEach(RunFeed.Following::close);
        return line;
    }

    /** A page without a browser. */
    private RunFeed.Following open(Run run) {
        Run now = studio.known(run);
        RunPanels panels = new RunPanels(now, desk);
        return feed.follow(run.id(), panels::show);
    }

    private long feedCpu() {
        long nanos = 0;
        for (long id : threads.getAllThreadIds()) {
            var info = threads.getThreadInfo(id);
            if (info != null && info.getThreadName().equals("run-feed")) {
                nanos += threads.getThreadCpuTime(id);
            }
        }
        return nanos;
    }

    private static void pause(int seconds) throws InterruptedException {
        assertThat(new CountDownLatch(1).await(seconds, TimeUnit.SECONDS)).isFalse();
    }
}
