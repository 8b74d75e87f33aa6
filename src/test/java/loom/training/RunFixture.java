package loom.training;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntFunction;
import loom.account.Access;
import loom.base.Troubles;
import loom.dataset.DataSets;
import loom.dataset.ImportSettings;
import loom.dataset.SampleFiles;
import loom.dataset.UploadedFile;
import loom.engine.quality.Quality;
import loom.engine.recipe.Preset;
import loom.job.JobContext;
import loom.job.JobEnd;
import loom.job.JobHandler;
import loom.job.JobQueue;
import loom.job.Lane;
import loom.storage.ArtefactName;
import loom.storage.ArtefactStore;
import loom.storage.Reserve;
import loom.storage.StagedFile;
import loom.storage.TestDisk;
import loom.training.checkpoint.CheckpointRetention;
import loom.training.live.RunFeed;
import loom.training.metrics.RunHistory;
import loom.training.metrics.RunRecorders;
import loom.training.run.Attempts;
import loom.training.run.Colour;
import loom.training.run.Run;
import loom.training.run.RunFiles;
import loom.training.run.RunRepository;
import loom.training.run.RunSettings;
import loom.training.run.RunState;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.unit.DataSize;

/** The studio without workers: tests take jobs from the queue by hand, with a trainer of theirs. */
@TestConfiguration
public class RunFixture {
    static final int IMAGES = 24;
    static final int BATCH = 8;

    @Bean
    @Primary
    TestClock testClock() {
        return new TestClock();
    }

    @Bean
    @Primary
    TestDisk testDisk() {
        return new TestDisk();
    }

    @Bean
    @Primary
    Reserve reserveOfTestDisk(TestDisk disk) {
        return disk.reserve(DataSize.ofMegabytes(100));
    }

    @Bean
    @Primary
    ThroughputEstimator knownSpeed() {
        return new ThroughputEstimator(settings -> 100, device -> false);
    }

    @Bean
    static StatementCounter statementCounter() {
        return new StatementCounter();
    }

    @Bean
    Studio studio(
            DataSets dataSets,
            List<JobHandler> handlers,
            TrainingService training,
            RunRepository runs,
            RunRecorders recorders,
            Attempts attempts,
            ArtefactStore store,
            CheckpointRetention kept,
            RunModels models,
            RunFailureHandler faults,
            Reserve reserve,
            Troubles troubles,
            JobQueue queue,
            TransactionTemplate transaction,
            RunFeed feed,
            Clock clock,
            Access access) {
        return new Studio(
                dataSets,
                handlers,
                training,
                runs,
                recorders,
                feed,
                store,
                kept,
                models,
                faults,
                attempts,
                reserve,
                troubles,
                queue,
                transaction,
                clock,
                access);
    }

    /** Reads where it is asked: what pages show does not wait for another thread. */
    @Bean
    @Primary
    RunFeed directFeed(
            RunRepository runs,
            RunHistory history,
            CheckpointRetention kept,
            TrainingService training,
            Access access) {
        return new RunFeed(runs, history, kept, training, access, Runnable::run);
    }

    /** The parts that tests turn by hand. */
    public record Studio(
            DataSets dataSets,
            List<JobHandler> handlers,
            TrainingService training,
            RunRepository runs,
            RunRecorders recorders,
            RunFeed feed,
            ArtefactStore store,
            CheckpointRetention kept,
            RunModels models,
            RunFailureHandler faults,
            Attempts attempts,
            Reserve reserve,
            Troubles troubles,
            JobQueue queue,
            TransactionTemplate transaction,
            Clock clock,
            Access access) {
        /** A data set of {@link #IMAGES} images, three steps of one epoch. */
        public UUID dataSet() throws Exception {
            return dataSet(IMAGES);
        }

        /** A data set of so many images. */
        public UUID dataSet(int images) throws Exception {
            return dataSet(TestImages.zip(images));
        }

        /** A data set of cats and dogs, in folders. */
        public UUID classifiedDataSet() throws Exception {
            Map<String, byte[]> files = new LinkedHashMap<>(SampleFiles.pngs("cats/", 14));
            files.putAll(SampleFiles.pngs("dogs/", 10));
            return dataSet(SampleFiles.zip(files));
        }

        private UUID dataSet(byte[] zip) throws Exception {
            StagedFile file = dataSets.stage();
            Files.write(file.path(), zip);
            UUID id =
                    dataSets.submit(
                                    "Spots",
                                    List.of(new UploadedFile("spots.zip", file)),
                                    ImportSettings.DEFAULT)
                            .id();
            JobHandler importing =
                    handlers.stream()
                            .filter(it -> it.kind().equals("data-set-import"))
                            .findFirst()
                            .orElseThrow();
            importing.run(id, () -> false);
            queue.withdraw(Lane.PREPARATION, importing.kind(), id);
            return id;
        }

        public RunSettings settings(UUID dataSet, int epochs) {
            RunSettings usual = RunSettings.of("Spots by night", dataSet, Preset.DCGAN);
            return new RunSettings(
                    usual.name(),
                    dataSet,
                    Preset.DCGAN,
                    32,
                    Colour.RGB,
                    epochs,
                    BATCH,
                    5,
                    usual.device(),
                    usual.precision());
        }

        /** Does what the worker does with the next job of the lane. */
        public JobEnd work(TrainingJob.Trainer trainer, JobContext context) {
            TrainingJob job =
                    new TrainingJob(
                            runs, recorders, dataSets, kept, models, faults, attempts, reserve,
                            troubles, clock, access, trainer);
            List<UUID> endings = queue.waiting(Lane.PREPARATION, FinalizeRunJob.KIND);
            if (!endings.isEmpty()) {
                queue.withdraw(Lane.PREPARATION, FinalizeRunJob.KIND, endings.getFirst());
                return new FinalizeRunJob(job, runs, queue, transaction)
                        .run(endings.getFirst(), context);
            }
            UUID next = queue.waiting(Lane.TRAINING, TrainingJob.KIND).getFirst();
            JobEnd end = job.run(next, context);
            if (end == JobEnd.DONE) {
                queue.withdraw(Lane.TRAINING, TrainingJob.KIND, next);
            }
            return end;
        }

        public JobEnd work(TrainingJob.Trainer trainer) {
            return work(trainer, () -> false);
        }

        /** Trains the next run in earnest, to its end. */
        public void trainNext() {
            work(TrainingJob.Trainer.ENGINE);
        }

        /** Trains the next run to its end. */
        public void finishNext() {
            work(new FakeTrainer());
        }

        /** Trains the next run to its end, with pictures of that quality after each epoch. */
        public void finishNext(IntFunction<Quality> quality) {
            FakeTrainer trainer = new FakeTrainer();
            trainer.quality = quality::apply;
            work(trainer);
        }

        /** Trains the next run until it has a picture, and lets it rest. */
        public void pauseNext(Run run) {
            FakeTrainer trainer = new FakeTrainer();
            trainer.afterStep =
                    step -> {
                        if (step == 2) {
                            training.pause(run.id());
                        }
                    };
            work(trainer);
        }

        /** Tells open pages what is new. */
        public void tellPages() {
            feed.tick();
        }

        /** Forgets all runs and data sets. */
        public void empty() {
            emptyQueue();
            runs.findAll()
                    .forEach(run -> {
                        runs.pauseWaiting(run.id());
                        runs.end(run.id(), RunState.STOPPED, null, null, clock.instant());
                        runs.delete(run.id());
                    });
            dataSets.all().forEach(it -> dataSets.delete(it.id()));
        }

        public void emptyQueue() {
            queue.waiting(Lane.TRAINING, TrainingJob.KIND)
                    .forEach(job -> queue.withdraw(Lane.TRAINING, TrainingJob.KIND, job));
        }

        public Run known(Run run) {
            return runs.find(run.id()).orElseThrow();
        }

        public String checkpoint(Run run) throws IOException {
            return text(RunFiles.of(run.id()).checkpoint());
        }

        public String text(ArtefactName name) throws IOException {
            try (var in = store.read(name)) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            }
        }
    }
}
