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
import java.util.zip.ZipInputStream;
import loom.StudioTest;
import loom.explore.Explorer;
import loom.export.PngFile;
import loom.gallery.Gallery;
import loom.gallery.Piece;
import loom.zoo.ModelCard;
import loom.zoo.ModelZoo;
import loom.zoo.RandomModel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

@StudioTest
@AutoConfigureMockMvc
class PieceApiTest {
    @Autowired private MockMvc api;
    @Autowired private ModelZoo zoo;
    @Autowired private Gallery gallery;
    @Autowired private Explorer explorer;
    private ModelCard model;

    @BeforeEach
    void add_a_model() {
        model = zoo.add("Ìkat", RandomModel.small(1), RandomModel.provenance());
    }

    @AfterEach
    void empty() {
        gallery.delete(gallery.all().stream().map(Piece::id).toList());
        zoo.all().forEach(card -> zoo.delete(card.id()));
    }

    @Test
    void a_piece_of_a_seed_is_saved() throws Exception {
        save("\"seed\": 3, \"index\": 4, \"truncation\": 0.9")
                .andExpect(status().isCreated())
                .andExpect(header().string("Location", containsString("/api/v1/pieces/")))
                .andExpect(jsonPath("$.index").value(4))
                .andExpect(jsonPath("$.truncation").value(0.9))
                .andExpect(jsonPath("$.modelHash").value(model.contentHash()));
        assertThat(gallery.all()).hasSize(1);
    }

    @Test
    void a_piece_of_a_latent_is_saved() throws Exception {
        save("\"latent\": [1, 2, 3, 4, 5, 6, 7, 8]")
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.latent[7]").value(8.0))
                .andExpect(jsonPath("$.seed").doesNotExist());
    }

    @Test
    void a_piece_of_nothing_is_refused() throws Exception {
        save("\"index\": 1")
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.given").value("neither seed nor latent was given"));
        assertThat(gallery.all()).isEmpty();
    }

    @Test
    void the_picture_may_be_kept_by_browsers_for_ever() throws Exception {
        Piece piece = saved(3);

        byte[] png =
                api.perform(get("/api/v1/pieces/%s.png".formatted(piece.id())))
                        .andExpect(status().isOk())
                        .andExpect(header().string("Content-Type", MediaType.IMAGE_PNG_VALUE))
                        .andExpect(header().string("Cache-Control", containsString("immutable")))
                        .andExpect(header().string("Cache-Control", containsString("private")))
                        .andReturn()
                        .getResponse()
                        .getContentAsByteArray();

        assertThat(PngFile.readLineage(new ByteArrayInputStream(png)))
                .containsExactly(piece.lineage());
    }

    @Test
    void pieces_are_listed() throws Exception {
        saved(3);
        Piece newest = saved(4);

        api.perform(get("/api/v1/pieces"))
                .andExpect(jsonPath("$.length()").value(2))
                .andExpect(jsonPath("$[0].id").value(newest.id().toString()));
    }

    @Test
    void pieces_are_listed_page_by_page() throws Exception {
        Piece oldest = saved(3);
        Piece middle = saved(4);
        Piece newest = saved(5);

        api.perform(get("/api/v1/pieces?limit=2"))
                .andExpect(jsonPath("$.length()").value(2))
                .andExpect(jsonPath("$[0].id").value(newest.id().toString()))
                .andExpect(jsonPath("$[1].id").value(middle.id().toString()))
                .andExpect(jsonPath("$[1].latent.length()").value(8));
        api.perform(get("/api/v1/pieces?limit=2&after=" + middle.id()))
                .andExpect(jsonPath("$.length()").value(1))
                .andExpect(jsonPath("$[0].id").value(oldest.id().toString()));
    }

    @Test
    void a_page_of_nothing_or_too_much_is_refused() throws Exception {
        api.perform(get("/api/v1/pieces?limit=0"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.given").value("limit is 0"));
        api.perform(get("/api/v1/pieces?limit=1001")).andExpect(status().isUnprocessableContent());
        api.perform(get("/api/v1/pieces?after=" + model.id())).andExpect(status().isNotFound());
    }

    @Test
    void a_replayed_piece_has_the_same_pixels() throws Exception {
        Piece piece = saved(3);

        byte[] png =
                api.perform(post("/api/v1/pieces/%s/replay".formatted(piece.id())))
                        .andExpect(status().isOk())
                        .andExpect(header().string("Content-Type", MediaType.IMAGE_PNG_VALUE))
                        .andExpect(header().string("Loom-Differing-Values", "0"))
                        .andReturn()
                        .getResponse()
                        .getContentAsByteArray();

        assertThat(png).isEqualTo(gallery.png(piece.id()).readAllBytes());
    }

    @Test
    void a_piece_whose_model_is_gone_is_a_conflict() throws Exception {
        Piece piece = saved(3);
        zoo.delete(model.id());

        api.perform(post("/api/v1/pieces/%s/replay".formatted(piece.id())))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.given").value(containsString("no longer here")));
    }

    @Test
    void a_zip_of_what_is_not_there_is_not_made() throws Exception {
        Piece piece = saved(3);

        api.perform(get("/api/v1/pieces.zip?ids=%s,%s".formatted(piece.id(), model.id())))
                .andExpect(status().isNotFound());
    }

    @Test
    void a_zip_holds_the_pieces_that_were_named() throws Exception {
        Piece one = saved(3);
        saved(4);

        byte[] zip =
                api.perform(get("/api/v1/pieces.zip?ids=" + one.id()))
                        .andExpect(status().isOk())
                        .andReturn()
                        .getResponse()
                        .getContentAsByteArray();

        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            assertThat(in.getNextEntry().getName()).isEqualTo("Ìkat-seed-3-no.-1.png");
            assertThat(in.getNextEntry()).isNull();
        }
    }

    @Test
    void a_deleted_piece_is_gone() throws Exception {
        Piece piece = saved(3);

        api.perform(delete("/api/v1/pieces/" + piece.id())).andExpect(status().isNoContent());

        api.perform(get("/api/v1/pieces/" + piece.id())).andExpect(status().isNotFound());
    }

    @Test
    void an_id_that_is_none_is_a_bad_request() throws Exception {
        api.perform(get("/api/v1/pieces/17")).andExpect(status().isBadRequest());
    }

    private ResultActions save(String fields) throws Exception {
        return api.perform(
                post("/api/v1/pieces")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"model\": \"%s\", %s}".formatted(model.id(), fields)));
    }

    private Piece saved(long seed) {
        return gallery.save(explorer.ofSeedAt(model.id(), seed, 0, null));
    }
}
