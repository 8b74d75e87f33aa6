package loom.training;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.NoSuchFileException;
import loom.base.RefusedException;
import loom.export.FilmFile;
import loom.export.Frames;
import loom.training.metrics.EpochSamples;
import loom.training.run.Run;
import loom.work.FileMaker;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Makes the film of a run's samples. */
@Component
class RunFilm implements FileMaker {
    static final String KIND = "run-film";

    private final TrainingService training;
    private final EpochSamples samples;
    private final JsonMapper json;

    RunFilm(TrainingService training, EpochSamples samples, JsonMapper json) {
        this.training = training;
        this.samples = samples;
        this.json = json;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void make(String payload, Progress progress, OutputStream out) throws IOException {
        RunFilms.Order order = json.readValue(payload, RunFilms.Order.class);
        Run run = training.find(order.run()).orElseThrow(() -> Run.unknown(order.run()));
        Frames frames = samples.film(run.id());
        if (frames.count() == 0) {
            throw RunFilms.noSamples(run);
        }
        try {
            FilmFile.write(out, frames, order.form(), done -> progress.at(done, frames.count()));
        } catch (NoSuchFileException e) {
            throw new RefusedException(
                    "the run \"%s\" was taken back or deleted meanwhile".formatted(run.name()),
                    "a film shows the samples that there are",
                    "order it again");
        }
    }
}
