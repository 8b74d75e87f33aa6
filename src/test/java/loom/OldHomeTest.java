package loom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import loom.account.Owner;
import loom.base.NewerDocumentException;
import loom.dataset.DataSet;
import loom.dataset.DataSets;
import loom.engine.recipe.Preset;
import loom.engine.sampling.GeneratorModel;
import loom.gallery.Gallery;
import loom.gallery.Piece;
import loom.job.JobEnd;
import loom.job.JobHandler;
import loom.job.JobQueue;
import loom.job.Lane;
import loom.training.TrainingService;
import loom.training.checkpoint.CheckpointRetention;
import loom.training.checkpoint.KeptCheckpoint;
import loom.training.metrics.RunHistory;
import loom.training.run.ArchitectureSettings;
import loom.training.run.Run;
import loom.training.run.RunState;
import loom.zoo.ModelCard;
import loom.zoo.ModelZoo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** A home that an earlier state wrote (src/test/resources/homes): nothing in it may be lost. */
@SpringBootTest(
        properties = "loom.worker=false",
        webEnvironment = SpringBootTest.WebEnvironment.MOCK)
@AutoConfigureMockMvc
class OldHomeTest {
    @TempDir static Path home;

    @Autowired private TrainingService training;
    @Autowired private RunHistory history;
    @Autowired private CheckpointRetention kept;
    @Autowired private DataSets dataSets;
    @Autowired private ModelZoo zoo;
    @Autowired private Gallery gallery;
    @Autowired private JobQueue queue;
    @Autowired private List<JobHandler> handlers;
    @Autowired private JdbcClient database;
    @Autowired private MockMvcTester http;

    @DynamicPropertySource
    static void oldHome(DynamicPropertyRegistry properties) throws IOException {
        try (InputStream in = OldHomeTest.class.getResourceAsStream("/homes/home-0.1.zip");
                ZipInputStream zip = new ZipInputStream(in)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path file = home.resolve(entry.getName());
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                } else {
                    Files.createDirectories(file.getParent());
                    Files.copy(zip, file);
                }
            }
        }
        properties.add("loom.home", home::toString);
    }

    @Test
    void every_run_is_as_it_was() {
        assertThat(training.all()).extracting(Run::owner).containsOnly(Owner.LOCAL);
        Run first = run("First");
        assertThat(first.state()).isEqualTo(RunState.FINISHED);
        assertThat(first.settings().recipe().labelSmoothing()).isEqualTo(0.1);
        assertThat(first.settings().networks())
                .isEqualTo(new ArchitectureSettings("fashion", 100, 2, 2));
        assertThat(first.settings().keepEvery()).isEqualTo(2);
        assertThat(history.quality(first.id())).isNotNull();
        assertThat(kept.kept(first.id())).extracting(KeptCheckpoint::epoch).containsExactly(2);
        assertThat(run("Fork").originName()).isEqualTo("First");
    }

    @Test
    void settings_from_before_there_were_recipes_follow_their_preset() {
        Run oldest = run("Oldest");
        assertThat(oldest.settings().recipe()).isEqualTo(Preset.DCGAN.recipe());
        assertThat(oldest.settings().networks()).isEqualTo(ArchitectureSettings.of(Preset.DCGAN));
        assertThat(oldest.settings().keepEvery()).isEqualTo(3);
        assertThat(oldest.settings().halveBatch()).isFalse();
        assertThat(oldest.settings().origin()).isNull();
    }

    @Test
    void the_data_set_can_be_looked_at_and_trained_on() throws IOException {
        DataSet tiny =
                dataSets.all().stream()
                        .filter(it -> it.name().equals("Tiny"))
                        .findFirst()
                        .orElseThrow();
        assertThat(tiny.isReady()).isTrue();
        assertThat(tiny.images()).isEqualTo(24);
        assertThat(dataSets.thumbnail(tiny.id(), 23)).isPresent();
    }

    @Test
    void pieces_are_drawn_again_pixel_for_pixel() {
        assertThat(gallery.all()).hasSize(2);
        for (Piece piece : gallery.all()) {
            assertThat(gallery.modelOf(piece)).isPresent();
            assertThat(gallery.replay(piece.id()).differing()).isZero();
        }
    }

    @Test
    void models_keep_the_hash_by_which_pieces_know_them() throws IOException {
        assertThat(zoo.all()).hasSize(3);
        for (ModelCard card : zoo.all()) {
            try (InputStream weights = zoo.weights(card.id())) {
                assertThat(GeneratorModel.read(weights).contentHash())
                        .isEqualTo(card.contentHash());
            }
        }
    }

    @Test
    void a_run_that_paused_then_goes_on() throws Exception {
        Run paused = run("Paused");
        assertThat(paused.progress().step()).isEqualTo(75);
        training.resume(paused.id());
        JobHandler handler =
                handlers.stream()
                        .filter(it -> it.kind().equals("training-run"))
                        .findFirst()
                        .orElseThrow();
        UUID job = queue.waiting(Lane.TRAINING, handler.kind()).getFirst();
        AtomicInteger asked = new AtomicInteger();
        JobEnd end = handler.run(job, () -> asked.incrementAndGet() > 10);
        assertThat(end).isEqualTo(JobEnd.RESCHEDULE);
        assertThat(run("Paused").progress().step()).isGreaterThan(75);
        assertThat(run("Paused").failure()).isNull();
        queue.withdraw(Lane.TRAINING, handler.kind(), job);
    }

    @Test
    void what_a_newer_studio_wrote_is_refused_in_words_and_hides_nothing_else() {
        UUID fork = run("Fork").id();
        String settings =
                database.sql("select settings from run where id = :id")
                        .param("id", fork)
                        .query(String.class)
                        .single();
        write(fork, settings.replaceFirst("\\{", "{\"version\":99,"));
        try {
            assertThatThrownBy(() -> training.find(fork))
                    .isInstanceOf(NewerDocumentException.class)
                    .hasMessageContaining("A newer Latent Loom wrote these run settings");
            assertThat(http.get().uri("/api/v1/runs/" + fork))
                    .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                    .bodyText()
                    .contains("start the newer one again");
            assertThat(training.all())
                    .extracting(Run::name)
                    .containsExactlyInAnyOrder("First", "Paused", "Oldest");
        } finally {
            write(fork, settings);
        }
    }

    private void write(UUID run, String settings) {
        database.sql("update run set settings = :settings where id = :id")
                .param("id", run)
                .param("settings", settings)
                .update();
    }

    private Run run(String name) {
        return training.all().stream()
                .filter(it -> it.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
