package loom.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongConsumer;
import loom.engine.quality.Quality;
import loom.job.JobEnd;
import loom.training.run.Run;
import loom.training.run.RunState;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A worker is suspended at some moment, another one takes the run, and the first one wakes: rows
 * and files stay as the second one left them. The same on each database.
 */
abstract class SupersededWorkerContract {
    private static final int EPOCHS = 3;

    @Autowired private RunFixture.Studio studio;
    @Autowired private TrainingService training;
    @Autowired private JdbcClient database;

    @Value("${loom.home}")
    private Path home = Path.of("");

    private Run run;
    private Map<String, String> left = Map.of();

    @BeforeEach
    void start() throws Exception {
        studio.empty();
        run =
                training.start(
                        studio.settings(studio.dataSet(), EPOCHS)
                                .withKeepEvery(1)
                                .withHalveBatch(true));
    }

    @ParameterizedTest
    @EnumSource
    void a_worker_that_wakes_after_its_run_ended_elsewhere_changes_nothing(Moment moment) {
        assertThat(studio.work(suspended(moment, () -> studio.work(trainer()))))
                .isEqualTo(JobEnd.RESCHEDULE);
        assertThat(state()).isEqualTo(left).isNotEmpty();
        if (moment == Moment.BEFORE_A_PAUSE) {
            assertThat(studio.known(run).state()).isEqualTo(RunState.PAUSED);
            return;
        }
        assertThat(studio.known(run).state()).isEqualTo(RunState.FINISHED);
        assertThat(studio.known(run).attempt()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void a_worker_that_wakes_while_its_run_goes_on_elsewhere_changes_nothing(Moment moment) {
        AtomicBoolean shutsDown = new AtomicBoolean();
        FakeTrainer other = trainer();
        other.afterStep = at(7, () -> shutsDown.set(true));
        studio.work(suspended(moment, () -> studio.work(other, shutsDown::get)));
        assertThat(state()).isEqualTo(left).isNotEmpty();
        if (moment == Moment.BEFORE_A_PAUSE) {
            training.resume(run.id());
        } else {
            assertThat(studio.known(run).state()).isEqualTo(RunState.RUNNING);
        }
        studio.work(trainer());
        assertThat(studio.known(run).state()).isEqualTo(RunState.FINISHED);
        assertThat(studio.known(run).progress().step()).isEqualTo(9);
        assertThat(studio.known(run).settings().batchSize()).isEqualTo(RunFixture.BATCH);
    }

    /** A trainer that lets something happen at a moment, and then goes on as if nothing had. */
    private FakeTrainer suspended(Moment moment, Runnable elsewhere) {
        FakeTrainer trainer = trainer();
        Runnable once = once(elsewhere);
        switch (moment) {
            case AFTER_A_STEP -> trainer.afterStep = at(5, once);
            case AFTER_THE_LAST_STEP_OF_AN_EPOCH -> trainer.afterStep = at(6, once);
            case AFTER_THE_LAST_STEP -> trainer.afterStep = at(9, once);
            case BETWEEN_SAVING_AND_KEEPING ->
                    trainer.beforeKeep =
                            epoch -> {
                                if (epoch == 2) {
                                    once.run();
                                }
                            };
            case BEFORE_A_PAUSE -> {
                trainer.afterStep = at(5, () -> training.pause(run.id()));
                trainer.beforePause = once;
            }
            case BEFORE_IT_FAILS ->
                    trainer.afterStep =
                            at(
                                    5,
                                    () -> {
                                        once.run();
                                        throw new UncheckedIOException(new IOException("gone"));
                                    });
            case BEFORE_MEMORY_RUNS_OUT ->
                    trainer.afterStep =
                            at(
                                    5,
                                    () -> {
                                        once.run();
                                        throw new OutOfMemoryError("full");
                                    });
        }
        return trainer;
    }

    private Runnable once(Runnable elsewhere) {
        return () -> {
            if (left.isEmpty()) {
                elsewhere.run();
                left = state();
            }
        };
    }

    private static LongConsumer at(long moment, Runnable happening) {
        return step -> {
            if (step == moment) {
                happening.run();
            }
        };
    }

    private static FakeTrainer trainer() {
        FakeTrainer trainer = new FakeTrainer();
        trainer.quality = epoch -> new Quality(1.0 / epoch, 0.5, 0.5, 0.5);
        return trainer;
    }

    /** Of files their places on the disk, too. */
    private Map<String, String> state() {
        try {
            return RunContent.of(
                    database, home.resolve("artefacts"), SupersededWorkerContract::content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String content(Path file) {
        try {
            Object place = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
            return place + " " + Arrays.hashCode(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** When the first worker is suspended. */
    enum Moment {
        AFTER_A_STEP,
        AFTER_THE_LAST_STEP_OF_AN_EPOCH,
        AFTER_THE_LAST_STEP,
        BETWEEN_SAVING_AND_KEEPING,
        BEFORE_A_PAUSE,
        BEFORE_IT_FAILS,
        BEFORE_MEMORY_RUNS_OUT
    }
}
