package loom.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.LoadState;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import loom.export.Lineage;
import loom.export.PngFile;
import org.bytedeco.javacv.FFmpegFrameGrabber;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * The main job, as a person does it: from a zip of images to a trained model, pieces, a journey and
 * files. Runs on a small zip of ours, and on real images where the property {@code
 * loom.test.images} names a zip of them.
 */
@BrowserTest
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "loom.bundled=true")
class WholeJourneyTest {
    private static final Path OWN_IMAGES = Path.of("src", "test", "resources", "patterns.zip");
    private static final int FEWEST_POINTS = 10;

    @TempDir static Path home;
    @TempDir Path downloads;
    @LocalServerPort int port;

    @DynamicPropertySource
    static void ownHome(DynamicPropertyRegistry properties) {
        properties.add("loom.home", home::toString);
    }

    static Stream<Path> zips() {
        String real = System.getProperty("loom.test.images", "");
        return real.isEmpty() ? Stream.of(OWN_IMAGES) : Stream.of(OWN_IMAGES, Path.of(real));
    }

    @ParameterizedTest
    @MethodSource("zips")
    void a_zip_of_images_becomes_art(Path zip) throws IOException {
        List<String> addresses = new ArrayList<>();
        try (Browser browser = Browser.desktop(name(zip))) {
            Visitor visitor = new Visitor(browser, port);
            home(browser, visitor);
            visitor.upload(zip, "Images of " + name(zip));
            addresses.add(visitor.path());
            addresses.add(train(browser, visitor));
            visitor.keep(2);
            List<Lineage> pieces = gallery(browser, visitor);
            journey(browser, visitor, pieces);
            lookAt(browser, visitor, List.of("models", "runs", "datasets"));

            assertThat(browser.errors()).isEmpty();
        }
        try (Browser browser = Browser.phone(name(zip))) {
            addresses.addAll(
                    List.of("", "gallery", "journeys", "datasets", "runs", "runs/new", "models"));
            lookAt(browser, new Visitor(browser, port), addresses);
            assertThat(browser.errors()).isEmpty();
        }
    }

    /** A newcomer's first look: the bundled model draws without being asked. */
    private void home(Browser browser, Visitor visitor) {
        Page page = visitor.page();
        visitor.open("");
        assertThat(page.locator(".picture-tile")).hasCount(16);
        assertThat(page.locator(".picture-tile img").last()).isVisible();
        browser.screenshot("home");
        truncate(browser, visitor);
    }

    /** Trains two epochs and watches; gives the address of the run. */
    private String train(Browser browser, Visitor visitor) throws IOException {
        Page page = visitor.page();
        visitor.button("Train on this").click();
        visitor.fill("Epochs", "2");
        page.getByText("Advanced").click();
        visitor.fill("Batch", "4");
        assertThat(page.getByText(Pattern.compile("^About .* at .* images/s"))).isVisible();
        browser.screenshot("new-run");
        visitor.button("Start training").click();

        page.waitForFunction(
                "least => document.querySelector('loom-line-chart')?.pointCount >= least",
                FEWEST_POINTS);
        // The button is there only while the run is going on: those points were drawn live.
        assertThat(visitor.button("Pause")).isVisible();
        browser.screenshot("run-live");

        assertThat(visitor.button("Explore this model")).isVisible();
        browser.screenshot("run");
        for (int epoch = 1; epoch <= 2; epoch++) {
            String sheet = "api/v1/%s/samples/%d.png".formatted(visitor.path(), epoch);
            byte[] png = page.request().get(visitor.address(sheet)).body();
            assertThat(decoded(png).getWidth()).isGreaterThanOrEqualTo(4 * 64);
        }
        assertThat(page.locator("loom-epoch-film")).containsText("Epoch 2 of 2");
        samples(browser, visitor);
        return visitor.path();
    }

    /** Downloads the two pieces as a ZIP and reads what they say of themselves. */
    private List<Lineage> gallery(Browser browser, Visitor visitor) throws IOException {
        Page page = visitor.page();
        visitor.open("gallery");
        Locator pieces = page.locator(".gallery-grid .picture-tile-picture");
        assertThat(pieces.nth(1)).isVisible();
        pieces.first().click();
        assertThat(page.locator("vaadin-dialog[opened]")).hasCount(1);
        browser.screenshot("lightbox");
        page.keyboard().press("Escape");
        assertThat(page.locator("vaadin-dialog[opened]")).hasCount(0);

        visitor.button("Choose").click();
        pieces.nth(0).click();
        pieces.nth(1).click();
        assertThat(page.getByText("2 pieces")).isVisible();
        browser.screenshot("gallery");
        visitor.button("Pack the chosen pieces as a ZIP").click();
        Path zip =
                saved(
                        page.waitForDownload(() ->
                                page.getByRole(
                                                AriaRole.LINK,
                                                new Page.GetByRoleOptions().setName("Download ZIP"))
                                        .click()));
        visitor.button("Close").click();
        assertThat(page.locator("vaadin-dialog[opened]")).hasCount(0);
        List<Lineage> lineages = new ArrayList<>();
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip))) {
            for (ZipEntry entry; (entry = in.getNextEntry()) != null; ) {
                assertThat(entry.getName()).endsWith(".png");
                byte[] png = in.readAllBytes();
                assertThat(decoded(png).getWidth()).isEqualTo(64);
                lineages.addAll(PngFile.readLineage(new ByteArrayInputStream(png)));
            }
        }
        assertThat(lineages).hasSize(2).doesNotHaveDuplicates();
        assertThat(lineages).allSatisfy(it -> assertThat(it.latent().values()).hasSize(100));
        return lineages;
    }

    /** Walks in eight steps from the one piece to the other. */
    private void journey(Browser browser, Visitor visitor, List<Lineage> pieces)
            throws IOException {
        Page page = visitor.page();
        visitor.button("Journey").click();
        page.waitForURL("**/journeys**");
        page.getByLabel("Loop").uncheck();
        Locator steps = page.getByLabel("Steps between");
        steps.fill("8");
        steps.press("Enter");
        assertThat(page.getByText(Pattern.compile("\\b8 frames\\b")).first()).isVisible();
        browser.screenshot("journey");

        visitor.button("Save as film").click();
        visitor.choose("Format", "GIF, 256 colours");
        browser.screenshot("journey-film");
        assertThat(frames(ordered(visitor, "Make the film"))).isEqualTo(8);
        Path strip = ordered(visitor, "Save as strip");
        try (InputStream in = Files.newInputStream(strip)) {
            assertThat(PngFile.readLineage(in))
                    .hasSize(8)
                    .allSatisfy(it ->
                            assertThat(it.modelHash()).isEqualTo(pieces.getFirst().modelHash()));
        }
        assertThat(decoded(Files.readAllBytes(strip)).getHeight()).isEqualTo(64);
    }

    /** The file that a button orders, once it is made. */
    private Path ordered(Visitor visitor, String button) {
        Page page = visitor.page();
        visitor.button(button).click();
        Path file =
                saved(
                        page.waitForDownload(
                                () -> page.locator("vaadin-dialog[opened] a.button-link").click()));
        visitor.button("Close").click();
        assertThat(page.locator("vaadin-dialog[opened]")).hasCount(0);
        return file;
    }

    /** The epochs as a film and side by side. */
    private void samples(Browser browser, Visitor visitor) throws IOException {
        Page page = visitor.page();
        visitor.button("Save as film").click();
        assertThat(visitor.button("Make the film")).isVisible();
        browser.screenshot("run-film");
        Path film = ordered(visitor, "Make the film");
        try (FFmpegFrameGrabber grabber = new FFmpegFrameGrabber(film.toFile())) {
            grabber.start();
            assertThat(grabber.getLengthInVideoFrames()).isEqualTo(2);
        }
        visitor.button("Compare epochs").click();
        assertThat(Visitor.loadedWidth(page.locator("img.epoch-sheet"))).isGreaterThan(2 * 4 * 64);
        browser.screenshot("run-epochs");
        visitor.button("Close").click();
        assertThat(page.locator("vaadin-dialog[opened]")).hasCount(0);
    }

    /** Pictures follow the slider while it is dragged, and the keys. */
    private void truncate(Browser browser, Visitor visitor) {
        Page page = visitor.page();
        Locator slider = page.getByRole(AriaRole.SLIDER);
        Locator first = page.locator(".picture-tile img").first();
        String untruncated = first.getAttribute("src");
        BoundingBox box = slider.boundingBox();
        page.mouse().move(box.x + box.width * 0.4, box.y + box.height / 2);
        page.mouse().down();
        page.mouse().move(box.x + box.width * 0.15, box.y + box.height / 2);
        // The button is still held down: this is live.
        assertThat(first).not().hasAttribute("src", untruncated);
        assertThat(page.locator(".truncation-label")).containsText("0.");
        page.mouse().up();
        slider.focus();
        page.keyboard().press("End");
        assertThat(page.locator(".truncation-label")).hasText("Truncation 2.0");
        page.waitForURL("**truncation=2.0**");
        page.keyboard().press("Home");
        assertThat(page.locator(".truncation-label")).hasText("Truncation 0.1");
        page.waitForURL("**truncation=0.1**");
        browser.screenshot("truncation");
        page.getByLabel("Truncation off").click();
        assertThat(first).hasAttribute("src", untruncated);
    }

    /** Opens pages and takes their pictures; a page may not be wider than the window. */
    private static void lookAt(Browser browser, Visitor visitor, List<String> pages) {
        Page page = visitor.page();
        for (String path : pages) {
            visitor.open(path);
            assertThat(page.locator("h1").first()).isVisible();
            page.waitForLoadState(LoadState.NETWORKIDLE);
            browser.screenshot(pictureName(path));
            assertThat(page.evaluate("document.documentElement.scrollWidth - innerWidth"))
                    .as("pixels of %s that are out of the window", path)
                    .isEqualTo(0);
        }
    }

    private static String pictureName(String path) {
        if (path.isEmpty()) {
            return "home";
        }
        return path.replaceAll("/[0-9a-f-]{36}", "-one").replace('/', '-');
    }

    private Path saved(Download download) {
        Path file = downloads.resolve(download.suggestedFilename());
        download.saveAs(file);
        return file;
    }

    private static BufferedImage decoded(byte[] image) throws IOException {
        BufferedImage decoded = ImageIO.read(new ByteArrayInputStream(image));
        assertThat(decoded).isNotNull();
        return decoded;
    }

    private static int frames(Path gif) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
        try (ImageInputStream in = ImageIO.createImageInputStream(gif.toFile())) {
            reader.setInput(in);
            return reader.getNumImages(true);
        } finally {
            reader.dispose();
        }
    }

    private static String name(Path zip) {
        return zip.getFileName().toString().replaceFirst("\\.zip$", "");
    }
}
