package loom.gallery;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import loom.base.RefusedException;
import loom.base.Wording;
import loom.work.FileJob;
import loom.work.FileJobs;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/** Orders files of pieces. */
@Service
public class PieceExports {
    private final Gallery gallery;
    private final FileJobs jobs;
    private final JsonMapper json;

    PieceExports(Gallery gallery, FileJobs jobs, JsonMapper json) {
        this.gallery = gallery;
        this.jobs = jobs;
        this.json = json;
    }

    /**
     * Orders a ZIP of pieces, however many; one that is deleted before it is made is left out.
     *
     * @throws RefusedException if none is given, or one is not there
     */
    public FileJob zip(Iterable<UUID> pieces) {
        Set<UUID> ids = new LinkedHashSet<>();
        pieces.forEach(ids::add);
        if (ids.isEmpty()) {
            throw new RefusedException(
                    "no piece was chosen", "a ZIP holds one piece at least", "choose some");
        }
        Set<UUID> there = gallery.findAll(ids).stream().map(Piece::id).collect(Collectors.toSet());
        ids.stream()
                .filter(id -> !there.contains(id))
                .findFirst()
                .ifPresent(id -> {
                    throw Gallery.unknown(id);
                });
        return jobs.submit(
                PiecesZip.KIND,
                "ZIP of " + Wording.count(ids.size(), "piece", "pieces"),
                "latent-loom-pieces.zip",
                ids.size(),
                json.writeValueAsString(List.copyOf(ids)));
    }
}
