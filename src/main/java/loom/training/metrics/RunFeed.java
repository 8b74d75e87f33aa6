package loom.training.metrics;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import loom.account.Access;
import loom.account.Person;
import loom.engine.training.StepReport;
import loom.job.JobContext;
import loom.storage.ArtefactStore;
import loom.storage.Reserve;
import loom.training.run.Attempts;
import loom.training.run.Run;
import loom.training.run.RunRepository;
import loom.training.run.RunState;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Carries the reports of runs from the worker that trains to the pages that show. Between the two
 * stands the database, so worker and page may live in different processes. Safe for use by many
 * threads; listeners are called one after the other on a thread of the feed, four times a second at
 * most, and must not block.
 */
@Component
public class RunFeed {
    private static final Logger log = LoggerFactory.getLogger(RunFeed.class);
    private static final int MOST_STEPS = 5_000;
    private static final int TICKS_BETWEEN_OVERVIEWS = 4;

    private final RunRepository runs;
    private final MetricRepository metrics;
    private final Attempts attempts;
    private final ArtefactStore store;
    private final Reserve reserve;
    private final Clock clock;
    private final Access access;
    private final ScheduledExecutorService ticker =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("run-feed").factory());
    private final Set<Follower> followers = ConcurrentHashMap.newKeySet();
    private final Set<Overview> overviews = ConcurrentHashMap.newKeySet();
    private long ticks;

    public RunFeed(
            RunRepository runs,
            MetricRepository metrics,
            Attempts attempts,
            ArtefactStore store,
            Reserve reserve,
            Clock clock,
            Access access) {
        this.runs = runs;
        this.metrics = metrics;
        this.attempts = attempts;
        this.store = store;
        this.reserve = reserve;
        this.clock = clock;
        this.access = access;
    }

    /**
     * Tells what is new about a run: its first state and all measures of quality soon, then every
     * change.
     *
     * @param afterStep the last step whose report the follower has
     */
    public Subscription follow(UUID run, long afterStep, Consumer<RunUpdate> listener) {
        return follow(run, afterStep, 0, listener);
    }

    /**
     * The same for a follower who has measures of quality already.
     *
     * @param afterQuality the last step whose measure of quality the follower has; 0 for none
     */
    public Subscription follow(
            UUID run, long afterStep, long afterQuality, Consumer<RunUpdate> listener) {
        Follower follower = new Follower(run, afterStep, afterQuality, listener);
        followers.add(follower);
        return () -> followers.remove(follower);
    }

    /**
     * Gives all runs that whoever calls may see, newest first, soon and then once a second if any
     * of them changed.
     */
    public Subscription followAll(Consumer<List<Run>> listener) {
        Overview overview = new Overview(access.person(), listener);
        overviews.add(overview);
        return () -> overviews.remove(overview);
    }

    /**
     * The listener that writes down a training of this run, as its worker began it.
     *
     * @param resumed told when the run goes on from a checkpoint
     */
    public RunRecorder recorder(Run run, JobContext context, RunRecorder.Resumed resumed) {
        return new RunRecorder(
                run, runs, metrics, attempts, store, clock, context, reserve, resumed);
    }

    @PostConstruct
    void start() {
        long pause = RunRecorder.PAUSE_BETWEEN_WRITES.toMillis();
        ticker.scheduleWithFixedDelay(this::tickSafely, pause, pause, TimeUnit.MILLISECONDS);
    }

    @PreDestroy
    void close() {
        ticker.shutdownNow();
    }

    /** Looks for news and passes them on. */
    public void tick() {
        Map<UUID, Optional<Run>> read = new HashMap<>();
        for (Follower follower : followers) {
            read.computeIfAbsent(follower.run, runs::find)
                    .ifPresent(run -> deliver(() -> follower.tell(run), follower));
        }
        if (!overviews.isEmpty() && ticks++ % TICKS_BETWEEN_OVERVIEWS == 0) {
            List<Run> all = runs.findAll();
            for (Overview overview : overviews) {
                deliver(() -> overview.tell(all), overview);
            }
        }
    }

    private void tickSafely() {
        try {
            tick();
        } catch (RuntimeException e) {
            // The database may be away for a moment; a task that throws would never run again.
            log.warn("the pages could not be told what is new", e);
        }
    }

    /** A listener that throws has lost its page: it is told nothing more. */
    private void deliver(Runnable news, Object listener) {
        try {
            news.run();
        } catch (RuntimeException e) {
            log.debug("a page no longer listens", e);
            followers.remove(listener);
            overviews.remove(listener);
        }
    }

    /** Ends the following of a run. Closing it twice is no error. */
    @FunctionalInterface
    public interface Subscription extends AutoCloseable {
        @Override
        void close();
    }

    /** Used by the feed's thread alone. */
    private final class Follower {
        private final UUID run;
        private final Consumer<RunUpdate> listener;
        private long step;
        private long measured;
        private @Nullable Run told;

        Follower(UUID run, long step, long measured, Consumer<RunUpdate> listener) {
            this.run = run;
            this.step = step;
            this.measured = measured;
            this.listener = listener;
        }

        void tell(Run now) {
            boolean restarted = hasRestarted(now);
            if (restarted) {
                step = 0;
                measured = 0;
            }
            List<StepReport> steps = metrics.findAfter(run, step, MOST_STEPS);
            List<EpochQuality> quality = metrics.qualityAfter(run, measured);
            if (steps.isEmpty() && quality.isEmpty() && now.equals(told)) {
                return;
            }
            told = now;
            if (!steps.isEmpty()) {
                step = steps.getLast().step();
            }
            if (!quality.isEmpty()) {
                measured = quality.getLast().step();
            }
            listener.accept(new RunUpdate(now, steps, quality, restarted));
        }

        /**
         * A run that goes on after a kill does the same steps with the same results again: that is
         * none.
         */
        private boolean hasRestarted(Run now) {
            return told != null
                    && now.progress().step() < told.progress().step()
                    && (now.state() != RunState.RUNNING || !now.settings().equals(told.settings()));
        }
    }

    /** Used by the feed's thread alone. */
    private static final class Overview {
        private final Person person;
        private final Consumer<List<Run>> listener;
        private @Nullable List<Run> told;

        Overview(Person person, Consumer<List<Run>> listener) {
            this.person = person;
            this.listener = listener;
        }

        void tell(List<Run> all) {
            List<Run> now = all.stream().filter(person::maySee).toList();
            if (now.equals(told)) {
                return;
            }
            told = now;
            listener.accept(now);
        }
    }
}
