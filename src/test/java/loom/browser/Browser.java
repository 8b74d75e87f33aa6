package loom.browser;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** Headless Chromium with one window; notes every error that a page reports. */
final class Browser implements AutoCloseable {
    private static final List<String> FLAGS =
            List.of(
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync");
    private static final List<String> USUAL_PLACES =
            List.of(
                    "/usr/bin/chromium",
                    "/usr/bin/chromium-browser",
                    "/usr/bin/google-chrome",
                    "/usr/bin/microsoft-edge",
                    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
                    "/Applications/Chromium.app/Contents/MacOS/Chromium",
                    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
                    "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
                    "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe");
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser chromium;
    private final BrowserContext context;
    private final Page page;
    private final Path pictures;
    private final String screen;
    private final List<String> errors = new CopyOnWriteArrayList<>();

    private Browser(String title, String screen, int width, int height) {
        this.screen = screen;
        pictures = SCREENSHOTS.resolve(title);
        playwright =
                Playwright.create(
                        new Playwright.CreateOptions()
                                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        chromium =
                playwright
                        .chromium()
                        .launch(
                                new BrowserType.LaunchOptions()
                                        .setExecutablePath(executable().orElseThrow())
                                        .setArgs(FLAGS));
        context =
                chromium.newContext(
                        new NewContextOptions()
                                .setViewportSize(width, height)
                                .setAcceptDownloads(true));
        page = context.newPage();
        page.onPageError(errors::add);
        page.onConsoleMessage(this::note);
    }

    /**
     * @param title names the folder of the screenshots
     */
    static Browser desktop(String title) {
        return new Browser(title, "desktop", 1440, 900);
    }

    /**
     * @param title names the folder of the screenshots
     */
    static Browser phone(String title) {
        return new Browser(title, "phone", 390, 844);
    }

    Page page() {
        return page;
    }

    /** What went wrong in the page's own scripts so far. */
    List<String> errors() {
        return List.copyOf(errors);
    }

    /** Writes the whole page to {@code target/screenshots/TITLE/NAME-SCREEN.png}. */
    void screenshot(String name) {
        page.screenshot(
                new Page.ScreenshotOptions()
                        .setFullPage(true)
                        .setPath(pictures.resolve(name + "-" + screen + ".png")));
    }

    @Override
    public void close() {
        context.close();
        chromium.close();
        playwright.close();
    }

    private void note(ConsoleMessage message) {
        if (message.type().equals("error")) {
            errors.add(message.text());
        }
    }

    /** Whether there is a browser to test with; {@code ./loom test} finds or installs one. */
    static boolean isInstalled() {
        return executable().isPresent();
    }

    private static Optional<Path> executable() {
        String chosen = System.getenv("LOOM_BROWSER");
        return Stream.concat(Stream.ofNullable(chosen), USUAL_PLACES.stream())
                .filter(place -> !place.isBlank())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }
}
