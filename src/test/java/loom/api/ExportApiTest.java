package loom.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.zip.ZipInputStream;
import loom.StudioTest;
import loom.explore.Explorer;
import loom.export.Artwork;
import loom.gallery.Gallery;
import loom.gallery.Piece;
import loom.job.JobHandler;
import loom.job.Lane;
import loom.work.FileJobs;
import loom.zoo.ModelZoo;
import loom.zoo.RandomModel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

@StudioTest
@AutoConfigureMockMvc
class ExportApiTest {
    /** The ids of so many no longer fit into an address. */
    private static final int MANY = 220;

    @Autowired private MockMvc api;
    @Autowired private ModelZoo zoo;
    @Autowired private Gallery gallery;
    @Autowired private Explorer explorer;
    @Autowired private FileJobs jobs;
    @Autowired private List<JobHandler> handlers;

    @AfterEach
    void empty() {
        jobs.all().forEach(job -> jobs.remove(job.id()));
        gallery.delete(gallery.all().stream().map(Piece::id).toList());
        zoo.all().forEach(card -> zoo.delete(card.id()));
    }

    @Test
    void a_zip_of_more_pieces_than_an_address_can_name_is_ordered_made_and_downloaded()
            throws Exception {
        String pieces =
                saved(MANY).stream().map(id -> "\"" + id + "\"").collect(Collectors.joining(","));
        order("{\"kind\": \"pieces-zip\", \"pieces\": [%s]}".formatted(pieces))
                .andExpect(status().isAccepted())
                .andExpect(jsonPath("$.state").value("QUEUED"))
                .andExpect(jsonPath("$.title").value("ZIP of " + MANY + " pieces"))
                .andExpect(jsonPath("$.bytes").doesNotExist());
        UUID id = jobs.all().getFirst().id();
        api.perform(get("/api/v1/exports/{id}/file", id))
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.allowed", containsString("READY")));

        work(id);

        api.perform(get("/api/v1/exports/{id}", id))
                .andExpect(jsonPath("$.state").value("READY"))
                .andExpect(jsonPath("$.done").value(MANY));
        byte[] zip =
                api.perform(get("/api/v1/exports/{id}/file", id))
                        .andExpect(status().isOk())
                        .andExpect(header().string("Content-Type", "application/zip"))
                        .andExpect(
                                header().string(
                                                "Content-Disposition",
                                                containsString("latent-loom-pieces.zip")))
                        .andReturn()
                        .getResponse()
                        .getContentAsByteArray();
        assertThat(files(zip)).isEqualTo(MANY);
    }

    @Test
    void a_cancelled_export_is_gone() throws Exception {
        UUID piece = saved(1).getFirst();
        order("{\"kind\": \"pieces-zip\", \"pieces\": [\"%s\"]}".formatted(piece));
        UUID id = jobs.all().getFirst().id();
        api.perform(delete("/api/v1/exports/{id}", id)).andExpect(status().isNoContent());
        api.perform(get("/api/v1/exports/{id}", id)).andExpect(status().isNotFound());
        api.perform(get("/api/v1/exports")).andExpect(jsonPath("$").isEmpty());
    }

    @Test
    void what_cannot_be_exported_is_refused() throws Exception {
        order("{\"kind\": \"film\"}").andExpect(status().isUnprocessableContent());
        order("{\"kind\": \"pieces-zip\"}").andExpect(status().isUnprocessableContent());
        order("{\"kind\": \"pieces-zip\", \"pieces\": [null]}")
                .andExpect(status().isUnprocessableContent());
        order("{\"kind\": \"pieces-zip\", \"pieces\": [\"%s\"]}".formatted(UUID.randomUUID()))
                .andExpect(status().isUnprocessableContent());
        assertThat(jobs.all()).isEmpty();
    }

    private ResultActions order(String body) throws Exception {
        return api.perform(
                post("/api/v1/exports").contentType(MediaType.APPLICATION_JSON).content(body));
    }

    private void work(UUID id) throws Exception {
        for (JobHandler handler : handlers) {
            if (handler.lane() == Lane.EXPORT) {
                handler.run(id, () -> false);
            }
        }
    }

    private List<UUID> saved(int count) {
        UUID model = zoo.add("Ìkat", RandomModel.small(1), RandomModel.provenance()).id();
        Artwork artwork = explorer.ofSeedAt(model, 1, 0, null);
        List<UUID> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ids.add(gallery.save(artwork).id());
        }
        return ids;
    }

    private static int files(byte[] zip) throws Exception {
        int files = 0;
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            while (in.getNextEntry() != null) {
                files++;
            }
        }
        return files;
    }
}
