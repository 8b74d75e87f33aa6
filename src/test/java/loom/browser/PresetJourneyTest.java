package loom.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import loom.engine.recipe.Preset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * Every preset from the form to a gallery with pieces of its model. Networks of width 8 learn the
 * smallest images that they can for two epochs, so that a run takes seconds: this is about the way,
 * not the pictures.
 */
@BrowserTest
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class PresetJourneyTest {
    private static final Path IMAGES = Path.of("src", "test", "resources", "patterns.zip");
    private static final int PIECES = 2;

    @TempDir static Path home;
    private static String dataSet = "";
    @LocalServerPort int port;

    @DynamicPropertySource
    static void ownHome(DynamicPropertyRegistry properties) {
        properties.add("loom.home", home::toString);
    }

    @BeforeEach
    void uploadOnce() {
        if (!dataSet.isEmpty()) {
            return;
        }
        try (Browser browser = Browser.desktop("presets")) {
            Visitor visitor = new Visitor(browser, port);
            visitor.upload(IMAGES, "Patterns");
            dataSet = visitor.id();
        }
    }

    static List<Preset> presets() {
        return Preset.all();
    }

    @ParameterizedTest
    @MethodSource("presets")
    void a_preset_leads_from_the_form_to_a_gallery(Preset preset) {
        String name = "Patterns by " + preset.id();
        try (Browser browser = Browser.desktop("presets/" + preset.id())) {
            Visitor visitor = new Visitor(browser, port);
            describe(visitor, preset, name);
            browser.screenshot("new-run");
            train(visitor, preset, name);
            browser.screenshot("run");
            visitor.keep(PIECES);
            gallery(visitor, preset, name);
            browser.screenshot("gallery");
            assertThat(browser.errors()).isEmpty();
        }
    }

    private void describe(Visitor visitor, Preset preset, String name) {
        visitor.open("runs/new?dataset=" + dataSet);
        visitor.choose("Recipe", preset.title());
        visitor.choose("Image size", size(preset) + " × " + size(preset));
        visitor.fill("Name", name);
        visitor.fill("Epochs", "2");
        visitor.page().getByText(Pattern.compile("^Advanced")).click();
        visitor.fill("Generator width", "8");
        visitor.fill("Discriminator width", "8");
        assertThat(visitor.page().getByText("Advanced · 2 settings differ from the recipe"))
                .isVisible();
    }

    private static int size(Preset preset) {
        return preset.family().imageSizes().getFirst();
    }

    /** Waits until the run is finished; its page must say that it was the preset's. */
    private static void train(Visitor visitor, Preset preset, String name) {
        visitor.button("Start training").click();
        Page page = visitor.page();
        assertThat(page.locator("h1")).hasText(name);
        assertThat(page.locator("h1")).isInViewport(); // although the form was scrolled down
        assertThat(page.locator(".run-status .run-badge")).hasText("Finished");
        assertThat(page.locator(".page-lead"))
                .hasText(
                        Pattern.compile(
                                "^%s on Patterns, %d × %d (colour|grey)$"
                                        .formatted(preset.title(), size(preset), size(preset))));
        assertThat(page.locator("loom-epoch-film")).containsText("Epoch 2 of 2");
    }

    /** The first pictures in the gallery are the kept pieces, drawn by the model of the run. */
    private static void gallery(Visitor visitor, Preset preset, String model) {
        visitor.open("gallery");
        Locator pieces =
                visitor.page()
                        .locator(".gallery-grid")
                        .getByRole(
                                AriaRole.BUTTON,
                                new Locator.GetByRoleOptions().setName(model + ", seed"));
        assertThat(pieces).hasCount(PIECES);
        List<Locator> pictures =
                IntStream.range(0, PIECES)
                        .mapToObj(number -> pieces.nth(number).locator("img"))
                        .toList();
        assertThat(pictures).extracting(Visitor::loadedWidth).containsOnly(size(preset));
        assertThat(pictures)
                .extracting(picture -> picture.getAttribute("src"))
                .doesNotHaveDuplicates();
    }
}
