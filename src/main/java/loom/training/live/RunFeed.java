package loom.training.live;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import loom.account.Access;
import loom.account.Person;
import loom.training.TrainingService;
import loom.training.checkpoint.CheckpointRetention;
import loom.training.metrics.RunHistory;
import loom.training.run.RunRepository;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Tells the pages what is new about runs. However many follow a run, it is read once for all of
 * them, four times a second at most; {@link Pace} says how often each page is told. Safe for use by
 * many threads; listeners are called one after the other on a thread of the feed and must not
 * block. What a run left behind before somebody looked is read on threads of its own: a long
 * history holds up nobody else.
 */
@Component
public class RunFeed {
    private static final Logger log = LoggerFactory.getLogger(RunFeed.class);
    private static final int TICKS_BETWEEN_OVERVIEWS = 4;

    private final RunRepository runs;
    private final RunHistory history;
    private final CheckpointRetention checkpoints;
    private final TrainingService training;
    private final Access access;
    private final @Nullable ScheduledExecutorService ticker;
    private final Executor readers;
    private final Map<UUID, RunAudience> audiences = new ConcurrentHashMap<>();
    private final Set<Consumer<Overview>> onlookers = ConcurrentHashMap.newKeySet();
    private @Nullable Overview toldOverview;
    private final Set<Consumer<Overview>> toldOnlookers = ConcurrentHashMap.newKeySet();
    private long ticks;

    @Autowired
    RunFeed(
            RunRepository runs,
            RunHistory history,
            CheckpointRetention checkpoints,
            TrainingService training,
            Access access) {
        this.runs = runs;
        this.history = history;
        this.checkpoints = checkpoints;
        this.training = training;
        this.access = access;
        ticker =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().daemon().name("run-feed").factory());
        readers = task -> Thread.ofPlatform().daemon().name("run-history").start(task);
    }

    /**
     * One that has no thread: it looks only when {@link #tick} is called.
     *
     * @param readers runs the first reading of a run
     */
    public RunFeed(
            RunRepository runs,
            RunHistory history,
            CheckpointRetention checkpoints,
            TrainingService training,
            Access access,
            Executor readers) {
        this.runs = runs;
        this.history = history;
        this.checkpoints = checkpoints;
        this.training = training;
        this.access = access;
        ticker = null;
        this.readers = readers;
    }

    /**
     * Gives all that a page shows of a run, as soon as it is read, and then what is new.
     *
     * @param page called on the feed's thread; one that throws has lost its page and hears nothing
     *     more
     */
    public Following follow(UUID run, Consumer<RunUpdate> page) {
        Follower follower = new Follower(page);
        audiences.compute(
                run,
                (id, known) -> {
                    RunAudience audience =
                            known == null
                                    ? new RunAudience(
                                            new RunReading(id, runs, history, checkpoints))
                                    : known;
                    audience.add(follower);
                    return audience;
                });
        ask(run);
        return new Following() {
            @Override
            public void visible(boolean isVisible) {
                follower.hide(!isVisible);
                if (isVisible) {
                    ask(run);
                }
            }

            @Override
            public void close() {
                leave(run, follower);
            }
        };
    }

    /**
     * Gives all runs that whoever calls may see soon, and then once a second if anything about any
     * run changed.
     */
    public Subscription followAll(Consumer<Overview> listener) {
        Person person = access.person();
        Consumer<Overview> page = all -> listener.accept(all.seenBy(person));
        onlookers.add(page);
        return () -> {
            onlookers.remove(page);
            toldOnlookers.remove(page);
        };
    }

    @PostConstruct
    void start() {
        long pause = Pace.TICK.toMillis();
        if (ticker != null) {
            ticker.scheduleWithFixedDelay(
                    () -> safely(this::tick), pause, pause, TimeUnit.MILLISECONDS);
        }
    }

    @PreDestroy
    void close() {
        if (ticker != null) {
            ticker.shutdownNow();
        }
    }

    /** Looks for news and passes them on. */
    public synchronized void tick() {
        ticks++;
        int inSight = audiences.values().stream().mapToInt(RunAudience::inSight).sum();
        audiences.forEach((run, audience) -> safely(() -> serve(run, audience, inSight)));
        if (!onlookers.isEmpty() && ticks % TICKS_BETWEEN_OVERVIEWS == 1) {
            tellOnlookers();
        }
    }

    /** Looks after one run out of turn: somebody has just come to it. */
    private void ask(UUID run) {
        if (ticker != null && !ticker.isShutdown()) {
            ticker.execute(() -> safely(() -> attend(run)));
        }
    }

    private synchronized void attend(UUID run) {
        RunAudience audience = audiences.get(run);
        if (audience != null) {
            int inSight = audiences.values().stream().mapToInt(RunAudience::inSight).sum();
            serve(run, audience, inSight);
        }
    }

    private void serve(UUID run, RunAudience audience, int inSight) {
        if (audience.isEmpty()) {
            audiences.computeIfPresent(run, (id, it) -> it.isForgotten() ? null : it);
            return;
        }
        if (!audience.isRead()) {
            readers.execute(() ->
                    safely(() -> {
                        if (audience.readFirst()) {
                            ask(run);
                        }
                    }));
        }
        audience.tell(ticks, inSight);
    }

    private void leave(UUID run, Follower follower) {
        RunAudience audience = audiences.get(run);
        if (audience != null) {
            audience.remove(follower);
        }
    }

    private void tellOnlookers() {
        Overview now = new Overview(runs.findAll(), training.everybodysQueue());
        if (!now.equals(toldOverview)) {
            toldOnlookers.clear();
        }
        toldOverview = now;
        for (Consumer<Overview> page : onlookers) {
            if (toldOnlookers.add(page)) {
                try {
                    page.accept(now);
                } catch (RuntimeException e) {
                    log.warn("a page of all runs is told nothing more", e);
                    onlookers.remove(page);
                }
            }
        }
    }

    /** The database may be away for a moment; a task that throws would never run again. */
    private static void safely(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            log.warn("the pages could not be told what is new; they are with the next tick", e);
        }
    }

    /** Ends the following. Closing it twice is no error. */
    @FunctionalInterface
    public interface Subscription extends AutoCloseable {
        @Override
        void close();
    }

    /** What a page holds while it follows a run. */
    public interface Following extends Subscription {
        /** Says whether anybody can see the page; one that comes into sight is told at once. */
        void visible(boolean isVisible);
    }
}
