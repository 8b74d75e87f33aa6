package loom.export;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import loom.engine.sampling.Latent;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The JSON that a file carries about its pieces: {@code {"version": 1, "pieces": [{"model": …,
 * "latent": […], …}]}}. Values of a latent are written with as many digits as give the same float
 * again.
 */
record LineageNote(int version, List<Entry> pieces) {
    private static final int VERSION = 1;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    record Entry(
            String model,
            String modelName,
            float[] latent,
            @Nullable Long seed,
            @Nullable Integer index,
            @Nullable Double truncation,
            String program,
            Instant created) {}

    static String write(List<Lineage> lineages) {
        return JSON.writeValueAsString(
                new LineageNote(VERSION, lineages.stream().map(LineageNote::entry).toList()));
    }

    /**
     * @throws IOException if the text is not what {@link #write} writes
     */
    static List<Lineage> read(String json) throws IOException {
        try {
            return JSON.readValue(json, LineageNote.class).pieces().stream()
                    .map(LineageNote::lineage)
                    .toList();
        } catch (JacksonException | IllegalArgumentException | NullPointerException e) {
            throw new IOException("the note about the pieces cannot be read: " + e.getMessage(), e);
        }
    }

    private static Entry entry(Lineage it) {
        return new Entry(
                it.modelHash(),
                it.modelName(),
                it.latent().values(),
                it.seed(),
                it.index(),
                it.truncation(),
                it.programVersion(),
                it.created());
    }

    private static Lineage lineage(Entry it) {
        return new Lineage(
                it.model(),
                it.modelName(),
                new Latent(it.latent()),
                it.seed(),
                it.index(),
                it.truncation(),
                it.program(),
                it.created());
    }
}
