package loom.explore;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import loom.export.Artwork;
import loom.export.FilmFile;
import loom.export.FilmForm;
import loom.export.Frames;
import loom.export.PngFile;
import loom.work.FileMaker;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Makes the film or the strip of a journey. */
@Component
class JourneyFile implements FileMaker {
    static final String KIND = "journey";

    private final Explorer explorer;
    private final JsonMapper json;

    JourneyFile(Explorer explorer, JsonMapper json) {
        this.explorer = explorer;
        this.json = json;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void make(String payload, Progress progress, OutputStream out) throws IOException {
        JourneyExports.Order order = json.readValue(payload, JourneyExports.Order.class);
        FilmForm form = order.form();
        if (form == null) {
            List<Artwork> frames = explorer.frames(order.journey());
            progress.at(frames.size(), frames.size());
            PngFile.writeSheet(out, frames, frames.size());
        } else {
            Frames frames = explorer.film(order.journey());
            FilmFile.write(out, frames, form, done -> progress.at(done, frames.count()));
        }
    }
}
