package loom.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.LoadState;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import loom.engine.quality.QualityAlarm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * Real runs with settings that spoil them, each in its own way, until the run's page says so. All
 * learn grey images of 28 x 28. An alarm is asked of measures that are spaced to cost little, so it
 * takes a while: 4 epochs for the balance, 4 measures for copying, up to 9 for a collapse.
 */
@BrowserTest
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class AlarmJourneyTest {
    private static final Path PATTERNS = Path.of("src", "test", "resources", "patterns.zip");
    private static final long SEED = 1;

    /** A machine that has other work measures rarely. */
    private static final double PATIENCE = Duration.ofMinutes(15).toMillis();

    @TempDir static Path home;
    @TempDir Path files;
    @LocalServerPort int port;

    @DynamicPropertySource
    static void ownHome(DynamicPropertyRegistry properties) {
        properties.add("loom.home", home::toString);
    }

    @Test
    void a_generator_that_hardly_learns_lets_one_side_win() {
        ring(
                QualityAlarm.DISCRIMINATOR_WON,
                PATTERNS,
                Map.of("preset", "dcgan", "learningRateG", 1e-6, "learningRateD", 0.01));
    }

    /** Large steps drive every pixel to its end, black or white, and no gradient leads back. */
    @Test
    void a_generator_with_large_steps_collapses() {
        // The discriminator knows that one picture well. Smoothing keeps it from being so sure of
        // real images that one side had won as well.
        ring(
                QualityAlarm.COLLAPSE,
                PATTERNS,
                Map.of("preset", "fashion", "learningRateG", 0.2, "labelSmoothing", 0.3));
    }

    @Test
    void two_pictures_again_and_again_are_copied() throws IOException {
        Path zip = TwoPictures.writeZip(files.resolve("two-pictures.zip"), SEED);
        ring(
                QualityAlarm.COPYING,
                zip,
                Map.of("preset", "fashion", "generatorWidth", 16, "discriminatorWidth", 16));
    }

    private void ring(QualityAlarm alarm, Path zip, Map<String, Object> recipe) {
        String name = alarm.name().toLowerCase(Locale.ROOT).replace('_', '-');
        String run;
        try (Browser browser = Browser.desktop("alarms/" + name)) {
            Visitor visitor = new Visitor(browser, port);
            visitor.upload(zip, "Images for " + name);
            run = visitor.post("api/v1/runs", settings(visitor.id(), "Rings: " + name, recipe));
            visitor.open(run);
            requireBanner(visitor, alarm);
            assertThat(visitor.page().locator(".run-status .run-badge")).hasText("Training");
            browser.screenshot("ringing");
            visitor.post("api/v1/" + run + "/stop", Map.of());
            assertThat(visitor.page().locator(".run-status .run-badge")).hasText("Stopped");
            requireBanner(visitor, alarm);
            visitor.page().waitForLoadState(LoadState.NETWORKIDLE);
            browser.screenshot("stopped");
            assertThat(browser.errors()).isEmpty();
        }
        try (Browser browser = Browser.phone("alarms/" + name)) {
            Visitor visitor = new Visitor(browser, port);
            visitor.open(run);
            requireBanner(visitor, alarm);
            visitor.page().waitForLoadState(LoadState.NETWORKIDLE);
            browser.screenshot("stopped");
            assertThat(browser.errors()).isEmpty();
        }
    }

    private static Map<String, Object> settings(
            String dataSet, String name, Map<String, Object> recipe) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("dataset", dataSet);
        settings.put("name", name);
        settings.put("imageSize", 28);
        settings.put("colour", "grey");
        settings.put("batchSize", 16);
        settings.put("generatorWidth", 8);
        settings.put("discriminatorWidth", 8);
        settings.put("seed", SEED);
        settings.put("epochs", 10_000); // it is stopped as soon as it has rung
        settings.putAll(recipe);
        return settings;
    }

    /** Waits until the page shows this alarm, and no other. */
    private static void requireBanner(Visitor visitor, QualityAlarm alarm) {
        Page page = visitor.page();
        Locator banner = page.locator(".run-banner");
        assertThat(banner.locator("h2"))
                .hasText(
                        new String[] {alarm.title()},
                        new LocatorAssertions.HasTextOptions().setTimeout(PATIENCE));
        assertThat(banner.locator("p")).hasText(new String[] {alarm.explanation(), alarm.remedy()});
        assertThat(banner.locator("vaadin-button").first()).isVisible();
    }
}
