package loom.explore;

import loom.base.RefusedException;
import loom.export.FilmForm;
import loom.export.FilmFormat;
import loom.export.PieceZip;
import loom.work.FileJob;
import loom.work.FileJobs;
import loom.zoo.ModelCard;
import loom.zoo.ModelZoo;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/** Orders files of journeys. */
@Service
public class JourneyExports {
    private final ModelZoo zoo;
    private final Explorer explorer;
    private final FileJobs jobs;
    private final JsonMapper json;

    JourneyExports(ModelZoo zoo, Explorer explorer, FileJobs jobs, JsonMapper json) {
        this.zoo = zoo;
        this.explorer = explorer;
        this.jobs = jobs;
        this.json = json;
    }

    /**
     * Orders a film.
     *
     * @throws RefusedException if the model is gone, a keyframe has not its size, or a GIF would
     *     have more than {@value Journey#MAX_SHORT} frames
     */
    public FileJob film(Journey journey, FilmForm form) {
        if (form.format() == FilmFormat.GIF) {
            journey.requireShort("a GIF");
        }
        String name = name(journey);
        return submit(
                journey,
                form,
                "%s film of a journey, %s".formatted(form.format().title(), name),
                form.fileName(name + " journey"));
    }

    /**
     * Orders a strip: all frames side by side as PNG, with the lineage of each.
     *
     * @throws RefusedException if the model is gone, a keyframe has not its size, or the journey
     *     has more than {@value Journey#MAX_SHORT} frames
     */
    public FileJob strip(Journey journey) {
        journey.requireShort("a strip");
        String name = name(journey);
        return submit(
                journey,
                null,
                "Strip of a journey, " + name,
                PieceZip.fileName(name + " journey") + ".png");
    }

    private FileJob submit(
            Journey journey, @Nullable FilmForm form, String title, String fileName) {
        return jobs.submit(
                JourneyFile.KIND,
                title,
                fileName,
                explorer.film(journey).count(),
                json.writeValueAsString(new Order(journey, form)));
    }

    private String name(Journey journey) {
        return zoo.find(journey.model())
                .map(ModelCard::name)
                .orElseThrow(() -> Explorer.unknown(journey.model()));
    }

    /**
     * What is ordered.
     *
     * @param form of a film; null for a strip
     */
    record Order(Journey journey, @Nullable FilmForm form) {}
}
