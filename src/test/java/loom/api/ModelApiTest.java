package loom.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import loom.StudioTest;
import loom.engine.sampling.GeneratorModel;
import loom.engine.sampling.Latent;
import loom.export.PngFile;
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
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@StudioTest
@AutoConfigureMockMvc
class ModelApiTest {
    @Autowired private MockMvc api;
    @Autowired private ModelZoo zoo;
    private ModelCard model;

    @BeforeEach
    void add_a_model() {
        model = zoo.add("Ìkat", RandomModel.small(1), RandomModel.provenance());
    }

    @AfterEach
    void empty() {
        zoo.all().forEach(card -> zoo.delete(card.id()));
    }

    @Test
    void a_card_tells_name_and_provenance() throws Exception {
        api.perform(get("/api/v1/models/" + model.id()))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.name").value("Ìkat"))
                .andExpect(jsonPath("$.provenance.images").value(1059))
                .andExpect(jsonPath("$.architecture.latentSize").value(8));
    }

    @Test
    void an_unknown_model_is_not_found() throws Exception {
        api.perform(get("/api/v1/models/7c9e6679-7425-40de-944b-e07fc1f90ae7"))
                .andExpect(status().isNotFound())
                .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON));
    }

    @Test
    void the_weights_make_the_same_model_again() throws Exception {
        byte[] file = bytes(get("/api/v1/models/%s/weights".formatted(model.id())));

        assertThat(GeneratorModel.read(new ByteArrayInputStream(file)).contentHash())
                .isEqualTo(model.contentHash());
    }

    @Test
    void a_format_that_is_not_there_yet_is_refused_with_the_one_that_is() throws Exception {
        api.perform(get("/api/v1/models/%s/weights?format=onnx".formatted(model.id())))
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.given").value("the format is 'onnx'"))
                .andExpect(
                        jsonPath("$.allowed")
                                .value(org.hamcrest.Matchers.containsString("safetensors")));
    }

    @Test
    void a_seed_gives_a_grid_as_png() throws Exception {
        byte[] png =
                bytes(json("images", "{\"seed\": 5, \"count\": 6}").accept(MediaType.IMAGE_PNG));

        BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
        assertThat(image.getWidth()).isEqualTo(3 * 32);
        assertThat(image.getHeight()).isEqualTo(2 * 32);
        assertThat(PngFile.readLineage(new ByteArrayInputStream(png)))
                .hasSize(6)
                .allMatch(lineage -> lineage.modelHash().equals(model.contentHash()));
    }

    @Test
    void a_seed_gives_pieces_as_json() throws Exception {
        api.perform(
                        json("images", "{\"seed\": 5, \"count\": 2}")
                                .accept(MediaType.APPLICATION_JSON))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.length()").value(2))
                .andExpect(jsonPath("$[1].index").value(1))
                .andExpect(jsonPath("$[1].latent.length()").value(8))
                .andExpect(jsonPath("$[1].png").isString());
    }

    @Test
    void a_latent_of_the_wrong_size_is_refused() throws Exception {
        api.perform(json("images", "{\"latents\": [[0.1, 0.2]]}"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.given").value("a latent has 2 values"));
    }

    @Test
    void a_truncation_out_of_range_is_refused() throws Exception {
        api.perform(json("images", "{\"seed\": 5, \"truncation\": 9}"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.detail").value(org.hamcrest.Matchers.containsString("9")));
    }

    @Test
    void a_body_that_is_no_json_is_refused() throws Exception {
        api.perform(json("images", "{seed")).andExpect(status().isBadRequest());
    }

    @Test
    void a_walk_between_two_seeds_with_eight_steps_is_a_gif_of_eight_frames() throws Exception {
        byte[] gif =
                bytes(json("walks", "{\"keyframes\": [1, 2], \"stepsBetween\": 8, \"scale\": 2}"));

        ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
        reader.setInput(ImageIO.createImageInputStream(new ByteArrayInputStream(gif)));
        assertThat(reader.getNumImages(true)).isEqualTo(8);
        assertThat(reader.read(0).getWidth()).isEqualTo(64);
    }

    @Test
    void a_loop_as_png_is_a_strip_that_starts_at_its_first_seed() throws Exception {
        byte[] png =
                bytes(
                        json(
                                "walks",
                                "{\"keyframes\": [1, 2], \"stepsBetween\": 4, \"loop\": true, \"format\": \"png\"}"));

        assertThat(ImageIO.read(new ByteArrayInputStream(png)).getWidth()).isEqualTo(8 * 32);
        assertThat(PngFile.readLineage(new ByteArrayInputStream(png)).getFirst().latent())
                .isEqualTo(Latent.ofSeed(1, 8));
    }

    @Test
    void a_film_is_refused_with_the_formats_there_are() throws Exception {
        api.perform(json("walks", "{\"keyframes\": [1, 2], \"format\": \"mp4\"}"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(
                        jsonPath("$.allowed")
                                .value(org.hamcrest.Matchers.containsString("gif or png")));
    }

    @Test
    void the_calls_are_described() throws Exception {
        api.perform(get("/v3/api-docs"))
                .andExpect(jsonPath("$.paths['/api/v1/models/{id}/walks'].post.summary").exists())
                .andExpect(jsonPath("$.paths['/api/v1/pieces.zip'].get.summary").exists());
    }

    private MockHttpServletRequestBuilder json(String call, String body) {
        return post("/api/v1/models/%s/%s".formatted(model.id(), call))
                .contentType(MediaType.APPLICATION_JSON)
                .content(body);
    }

    private byte[] bytes(MockHttpServletRequestBuilder call) throws Exception {
        return api.perform(call)
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
    }
}
