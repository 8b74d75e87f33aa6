package loom;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.JsonNode;

/**
 * The four lessons that people learn GANs from, each from its data to its last picture, with the
 * numbers of its source but narrow networks, few images and few epochs. {@code docs/lessons.md}
 * tells where each of the pictures is, and what the sources show and the studio does not.
 */
@Tag("slow")
@SpringBootTest
@AutoConfigureMockMvc
@DirtiesContext
class LessonsTest {
    /** Of the 5 x 5 look at the data, between two images. */
    private static final int GAP = 2;

    @TempDir private static Path home;

    @Autowired private MockMvc studio;
    private LessonWalk walk;

    @DynamicPropertySource
    static void ownHome(DynamicPropertyRegistry registry) {
        registry.add("loom.home", home::toString);
    }

    @BeforeEach
    void begin() {
        walk = new LessonWalk(studio);
    }

    @Test
    void fabric_is_learned_from_photographs_of_unequal_sizes() throws Exception {
        JsonNode set = walk.upload("name=Fabric", LessonImages.fabrics(150));
        assertThat(set.get("images").intValue()).isEqualTo(150);
        assertThat(set.get("rejectedFiles").intValue()).isZero();
        List<BufferedImage> look = look(set, 64, false);
        assertThat(look).allMatch(image -> colours(image).size() > 1);
        assertThat(look).allMatch(image -> image.getRaster().getNumBands() == 3);

        LessonPictures pictures =
                trained(
                        set,
                        """
                        "preset": "dcgan", "imageSize": 64, "batchSize": 64, "learningRateG": 0.0002,
                        "learningRateD": 0.0002, "beta1": 0.5, "beta2": 0.999
                        """,
                        // 135 are trained on: one in ten is held out.
                        new LessonPictures.Run(3, 2, 64, 3));
        pictures.followTheRun();
        pictures.drawFromTheModel();

        assertThat(pictures.shapes())
                .containsExactly(
                        List.of(100, 64, 4, 4),
                        List.of(64, 32, 4, 4),
                        List.of(32, 16, 4, 4),
                        List.of(16, 8, 4, 4),
                        List.of(8, 3, 4, 4));
        assertThat(pictures.generator().weights())
                .containsKeys("network.0.weight", "network.1.running_mean")
                .doesNotContainKey("network.0.bias");
        assertAdam(pictures.card(), 2e-4, 0.5, 1e-8);
        JsonNode refusal =
                walk.refused(pictures.model() + "/images", "{\"latents\": [[0.5, 1, -1]]}");
        assertThat(refusal.get("allowed").stringValue()).contains("100");
    }

    @Test
    void sprites_keep_their_hard_edges_and_stand_on_a_background_of_choice() throws Exception {
        Color ground = new Color(0x3a5f8b);
        JsonNode set =
                walk.upload(
                        "name=Sprites&scaling=nearest&background=3a5f8b",
                        LessonImages.sprites(300));
        assertThat(set.get("images").intValue()).isEqualTo(300);
        Set<Color> allowed = new HashSet<>(LessonImages.SPRITE_COLOURS);
        allowed.add(ground);
        for (BufferedImage sprite : look(set, 64, false)) {
            assertThat(allowed).containsAll(colours(sprite));
            assertThat(new Color(sprite.getRGB(0, 0))).isEqualTo(ground);
        }

        LessonPictures pictures =
                trained(
                        set,
                        """
                        "preset": "dcgan", "imageSize": 64, "batchSize": 256, "learningRateG": 0.0002,
                        "learningRateD": 0.0002, "beta1": 0.5
                        """,
                        new LessonPictures.Run(3, 1, 64, 3));
        pictures.followTheRun();
        pictures.drawFromTheModel();

        assertThat(pictures.shapes()).hasSize(5);
        assertAdam(pictures.card(), 2e-4, 0.5, 1e-8);
    }

    @Test
    void garments_are_learned_from_idx_files_and_counted_by_their_labels() throws Exception {
        JsonNode set = walk.upload("name=Garments", LessonImages.garments(110, 10));
        assertThat(set.get("images").intValue()).isEqualTo(110);
        assertThat(set.get("labels")).hasSize(10);
        for (JsonNode label : set.get("labels")) {
            assertThat(label.get("images").intValue()).isEqualTo(11);
        }
        assertThat(look(set, 28, true)).allMatch(it -> it.getRaster().getNumBands() == 1);

        LessonPictures pictures =
                trained(
                        set,
                        """
                        "preset": "fashion", "imageSize": 28, "batchSize": 32
                        """,
                        new LessonPictures.Run(4, 3, 28, 1));
        pictures.followTheRun();
        pictures.drawFromTheModel();

        assertThat(pictures.shapes())
                .containsExactly(
                        List.of(16 * 7 * 7, 100), List.of(16, 8, 5, 5), List.of(8, 1, 5, 5));
        assertAdam(pictures.card(), 1e-3, 0.9, 1e-7);
    }

    @Test
    void the_explainers_dense_networks_learn_a_plain_idx_file() throws Exception {
        JsonNode set = walk.upload("name=Explained", LessonImages.greys(150));
        assertThat(set.get("images").intValue()).isEqualTo(150);
        assertThat(set.get("labels")).isEmpty();
        look(set, 28, true);

        LessonPictures pictures =
                trained(
                        set,
                        """
                        "preset": "mlp", "imageSize": 28
                        """,
                        new LessonPictures.Run(3, 2, 28, 1));
        pictures.followTheRun();
        pictures.drawFromTheModel();

        assertThat(pictures.shapes()).containsExactly(List.of(32, 100), List.of(784, 32));
    }

    /** The 5 x 5 images that the page of a data set shows, one by one. */
    private List<BufferedImage> look(JsonNode set, int size, boolean grey) {
        BufferedImage sheet =
                walk.picture(
                        "datasets/%s/prepared.png?size=%d&grey=%s"
                                .formatted(set.get("id").stringValue(), size, grey));
        assertThat(sheet.getWidth()).isEqualTo(5 * (size + GAP) - GAP);
        assertThat(sheet.getHeight()).isEqualTo(sheet.getWidth());
        List<BufferedImage> images =
                IntStream.range(0, 25)
                        .mapToObj(i ->
                                sheet.getSubimage(
                                        i % 5 * (size + GAP), i / 5 * (size + GAP), size, size))
                        .toList();
        assertThat(images.stream().map(LessonPictures::pixels).distinct()).hasSize(25);
        return images;
    }

    private LessonPictures trained(JsonNode set, String recipe, LessonPictures.Run run) {
        JsonNode ended =
                walk.train(
                        """
                        {"dataset": "%s", "seed": 1, "precision": "float32", "epochs": %d,
                         "generatorWidth": 8, "discriminatorWidth": 8, %s}
                        """
                                .formatted(set.get("id").stringValue(), run.epochs(), recipe));
        return new LessonPictures(walk, ended, run);
    }

    private static void assertAdam(JsonNode card, double rate, double beta1, double epsilon) {
        for (String network : List.of("generatorAdam", "discriminatorAdam")) {
            JsonNode adam = card.at("/provenance/recipe/" + network);
            assertThat(adam.get("learningRate").doubleValue()).isEqualTo(rate);
            assertThat(adam.get("beta1").doubleValue()).isEqualTo(beta1);
            assertThat(adam.get("beta2").doubleValue()).isEqualTo(0.999);
            assertThat(adam.get("epsilon").doubleValue()).isEqualTo(epsilon);
        }
    }

    private static Set<Color> colours(BufferedImage image) {
        Set<Color> colours = new HashSet<>();
        for (int rgb : LessonPictures.pixels(image)) {
            colours.add(new Color(rgb));
        }
        return colours;
    }
}
