package loom.gallery;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.UUID;
import loom.work.FileMaker;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Makes the ZIP of chosen pieces; what is ordered is the list of their ids. */
@Component
class PiecesZip implements FileMaker {
    static final String KIND = "pieces-zip";

    private static final TypeReference<List<UUID>> IDS = new TypeReference<>() {};

    private final Gallery gallery;
    private final JsonMapper json;

    PiecesZip(Gallery gallery, JsonMapper json) {
        this.gallery = gallery;
        this.json = json;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void make(String payload, Progress progress, OutputStream out) throws IOException {
        List<UUID> ids = json.readValue(payload, IDS);
        gallery.zip(ids, out, done -> progress.at(done, ids.size()));
    }
}
