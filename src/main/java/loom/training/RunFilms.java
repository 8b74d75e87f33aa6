package loom.training;

import java.util.UUID;
import loom.base.RefusedException;
import loom.export.FilmForm;
import loom.training.metrics.EpochSamples;
import loom.training.run.Run;
import loom.work.FileJob;
import loom.work.FileJobs;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/** Orders films of what runs learnt: their samples, epoch by epoch. */
@Service
public class RunFilms {
    private final TrainingService training;
    private final EpochSamples samples;
    private final FileJobs jobs;
    private final JsonMapper json;

    RunFilms(TrainingService training, EpochSamples samples, FileJobs jobs, JsonMapper json) {
        this.training = training;
        this.samples = samples;
        this.jobs = jobs;
        this.json = json;
    }

    /**
     * Orders a film of all epochs that there are when it is made.
     *
     * @throws RefusedException if there is no such run, or it has no samples
     */
    public FileJob order(UUID id, FilmForm form) {
        Run run = training.find(id).orElseThrow(() -> Run.unknown(id));
        int epochs = samples.epochs(id).size();
        if (epochs == 0) {
            throw noSamples(run);
        }
        return jobs.submit(
                RunFilm.KIND,
                "%s film of %s".formatted(form.format().title(), run.name()),
                form.fileName(run.name() + " epochs"),
                epochs,
                json.writeValueAsString(new Order(id, form)));
    }

    static RefusedException noSamples(Run run) {
        return new RefusedException(
                "the run \"%s\" has no samples yet".formatted(run.name()),
                "each epoch ends with a picture of sixteen samples",
                "wait for the end of its first epoch");
    }

    /** What is ordered. */
    record Order(UUID run, FilmForm form) {}
}
