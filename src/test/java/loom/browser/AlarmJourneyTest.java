package loom.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntFunction;
import loom.engine.quality.Quality;
import loom.engine.quality.QualityAlarm;
import loom.training.TrainingService;
import loom.training.metrics.EpochQuality;
import loom.training.metrics.MetricRepository;
import loom.training.run.Run;
import loom.training.run.RunState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * A real run that rests, and measures as a spoiled one leaves them behind: its page says so. Which
 * numbers a spoiled run has, {@code QualityAlarmTest} says; to wait for a real one to spoil would
 * take as long as the machine likes.
 */
@BrowserTest
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class AlarmJourneyTest {
    private static final Path PATTERNS = Path.of("src", "test", "resources", "patterns.zip");
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int MEASURES = 10;

    @TempDir static Path home;
    @LocalServerPort int port;
    @Autowired private TrainingService training;
    @Autowired private MetricRepository metrics;
    @Autowired private JdbcClient database;

    @DynamicPropertySource
    static void ownHome(DynamicPropertyRegistry properties) {
        properties.add("loom.home", home::toString);
    }

    @Test
    void a_discriminator_that_is_never_wrong_is_told_of() {
        ring(
                QualityAlarm.DISCRIMINATOR_WON,
                run -> {
                    measure(run, epoch -> new Quality(20, 4, 0.9, 1));
                    database.sql(
                                    """
                                    update run_metric set d_real = 0.99, d_fake = 0.01
                                    where run_id = :run
                                    """)
                            .param("run", run.id())
                            .update();
                });
    }

    @Test
    void pictures_that_become_one_are_told_of() {
        ring(
                QualityAlarm.COLLAPSE,
                run ->
                        measure(
                                run,
                                epoch -> new Quality(20, 4, epoch < MEASURES - 1 ? 0.9 : 0.1, 1)));
    }

    @Test
    void pictures_that_are_training_images_are_told_of() {
        ring(
                QualityAlarm.COPYING,
                run ->
                        measure(
                                run,
                                epoch -> new Quality(20, 4, 0.9, epoch < MEASURES - 1 ? 1 : 0.1)));
    }

    private void measure(Run run, IntFunction<Quality> quality) {
        for (int epoch = 1; epoch <= MEASURES; epoch++) {
            long step = epoch * run.progress().stepsPerEpoch();
            metrics.insert(run.id(), new EpochQuality(epoch, step, quality.apply(epoch)));
        }
    }

    private void ring(QualityAlarm alarm, Spoiler spoiler) {
        String name = alarm.name().toLowerCase(Locale.ROOT).replace('_', '-');
        String run;
        try (Browser browser = Browser.desktop("alarms/" + name)) {
            Visitor visitor = new Visitor(browser, port);
            visitor.upload(PATTERNS, "Images for " + name);
            run = visitor.post("api/v1/runs", settings(visitor.id(), "Rings: " + name));
            UUID id = UUID.fromString(run.substring(run.lastIndexOf('/') + 1));
            // No page has read it yet: what a run has measured does not change behind a page's
            // back.
            await().atMost(PATIENCE)
                    .until(() -> training.find(id).orElseThrow().state() == RunState.FINISHED);
            spoiler.spoil(training.find(id).orElseThrow());
            visitor.open(run);
            requireBanner(visitor, alarm);
            visitor.page().waitForLoadState(LoadState.NETWORKIDLE);
            browser.screenshot("ringing");
            assertThat(browser.errors()).isEmpty();
        }
        try (Browser browser = Browser.phone("alarms/" + name)) {
            Visitor visitor = new Visitor(browser, port);
            visitor.open(run);
            requireBanner(visitor, alarm);
            visitor.page().waitForLoadState(LoadState.NETWORKIDLE);
            browser.screenshot("ringing");
            assertThat(browser.errors()).isEmpty();
        }
    }

    /** Grey images of 28 x 28 and narrow networks: so many steps that an alarm may ring. */
    private static Map<String, Object> settings(String dataSet, String name) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("dataset", dataSet);
        settings.put("name", name);
        settings.put("preset", "dcgan");
        settings.put("imageSize", 28);
        settings.put("colour", "grey");
        settings.put("batchSize", 4);
        settings.put("generatorWidth", 8);
        settings.put("discriminatorWidth", 8);
        settings.put("seed", 1);
        settings.put("epochs", MEASURES);
        return settings;
    }

    /** Waits until the page shows this alarm, and no other. */
    private static void requireBanner(Visitor visitor, QualityAlarm alarm) {
        Page page = visitor.page();
        Locator banner = page.locator(".run-banner");
        assertThat(banner.locator("h2")).hasText(new String[] {alarm.title()});
        assertThat(banner.locator("p")).hasText(new String[] {alarm.explanation(), alarm.remedy()});
        assertThat(banner.locator("vaadin-button").first()).isVisible();
    }

    /** Leaves behind what a spoiled run does. */
    @FunctionalInterface
    private interface Spoiler {
        void spoil(Run run);
    }
}
