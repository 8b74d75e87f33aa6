package loom.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.KeyboardModifier;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Takes images out of a data set and puts them back, with mouse and keyboard. */
@BrowserTest
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class CurationJourneyTest {
    private static final Path IMAGES = Path.of("src", "test", "resources", "patterns.zip");

    @TempDir static Path home;
    @LocalServerPort int port;

    @DynamicPropertySource
    static void ownHome(DynamicPropertyRegistry properties) {
        properties.add("loom.home", home::toString);
    }

    @Test
    void images_are_left_out_and_put_back() {
        try (Browser browser = Browser.desktop("curation")) {
            Visitor visitor = new Visitor(browser, port);
            visitor.upload(IMAGES, "Patterns");
            visitor.button("Choose images").click();
            Locator images = visitor.page().locator("[role=option]");
            assertThat(images.first()).isVisible();
            int all = images.count();

            images.nth(1).click();
            images.nth(4)
                    .click(
                            new Locator.ClickOptions()
                                    .setModifiers(List.of(KeyboardModifier.SHIFT)));
            visitor.page().keyboard().press("ArrowRight");
            visitor.page().keyboard().press("ArrowRight");
            visitor.page().keyboard().press("Space");
            assertThat(visitor.page().locator(".choice")).containsText("5 images");
            browser.screenshot("chosen");
            visitor.page().keyboard().press("Delete");
            assertThat(images).hasCount(all - 5);

            visitor.button("Left out").click();
            assertThat(images).hasCount(5);
            browser.screenshot("left-out");
            images.first().focus();
            visitor.page().keyboard().press("Control+a");
            visitor.button("Put back").click();
            assertThat(visitor.page().getByText("Nothing is left out")).isVisible();

            visitor.button("Copies").click();
            assertThat(visitor.page().locator(".copies")).isVisible();
            browser.screenshot("copies");
            visitor.button("Done").click();
            assertThat(visitor.button("Train on this")).isVisible();
            assertThat(browser.errors()).isEmpty();
        }
    }
}
