package loom.training;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import loom.engine.quality.Prdc;
import loom.engine.quality.Quality;
import loom.storage.ArtefactStore;
import loom.training.checkpoint.CheckpointRepository;
import loom.training.checkpoint.KeptCheckpoint;
import loom.training.metrics.EpochQuality;
import loom.training.metrics.MetricRepository;
import loom.training.run.Run;
import loom.training.run.RunFiles;
import org.springframework.context.ApplicationContext;

/** Leaves behind what trained runs do, for tests of what is shown of it. */
public record RunTraces(ApplicationContext studio) {
    /** Measures quality after the first epochs: a distance and a diversity for each. */
    public void measure(Run run, double[] distances, double[] diversities) {
        MetricRepository metrics = studio.getBean(MetricRepository.class);
        for (int i = 0; i < distances.length; i++) {
            Quality quality = new Quality(distances[i], 4, diversities[i], 1);
            long step = (i + 1) * run.progress().stepsPerEpoch();
            metrics.insert(run.id(), new EpochQuality(i + 1, step, quality));
        }
    }

    /** Measures how the pictures of the first epochs lie among real ones, worse by the distance. */
    public void score(Run run, double... scores) {
        MetricRepository metrics = studio.getBean(MetricRepository.class);
        for (int i = 0; i < scores.length; i++) {
            Prdc prdc = new Prdc(0.6, scores[i], 0.3, scores[i], 0.91);
            long step = (i + 1) * run.progress().stepsPerEpoch();
            Quality quality = new Quality(30 + i, 4, 1, 1, prdc);
            metrics.insert(run.id(), new EpochQuality(i + 1, step, quality));
        }
    }

    /** Keeps an epoch as the best one, in a file of so many bytes. */
    public void keepBest(Run run, int epoch, int bytes) {
        try {
            // The fake trainer's checkpoints hold the number of their step.
            String step = String.valueOf(epoch * run.progress().stepsPerEpoch());
            byte[] content = step.getBytes(StandardCharsets.UTF_8);
            studio.getBean(ArtefactStore.class)
                    .write(RunFiles.of(run.id()).kept(epoch), out -> out.write(content));
            studio.getBean(CheckpointRepository.class)
                    .insert(
                            run.id(),
                            new KeptCheckpoint(
                                    epoch,
                                    epoch * run.progress().stepsPerEpoch(),
                                    bytes,
                                    true,
                                    Instant.EPOCH));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Trains the next run until its numbers run away. */
    public void divergeNext(long step) {
        FakeTrainer trainer = new FakeTrainer();
        trainer.divergesAt = step;
        studio.getBean(RunFixture.Studio.class).work(trainer);
    }
}
