package loom.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.setDefaultAssertionTimeout;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.RequestOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** What a person does at the studio, in the steps that the journeys share. */
final class Visitor {
    private static final double PATIENCE = Duration.ofMinutes(5).toMillis();

    private final Browser browser;
    private final Page page;
    private final int port;

    /**
     * @param port where the studio listens on this machine
     */
    Visitor(Browser browser, int port) {
        this.browser = browser;
        this.port = port;
        page = browser.page();
        page.setDefaultTimeout(PATIENCE);
        setDefaultAssertionTimeout(PATIENCE);
    }

    Page page() {
        return page;
    }

    /**
     * @param path of the page, as {@code runs/new}
     */
    void open(String path) {
        page.navigate(address(path));
    }

    /**
     * Posts JSON, as a script would; gives the path of what was created, empty if nothing was.
     *
     * @param path as {@code api/v1/runs}
     */
    String post(String path, Map<String, Object> body) {
        APIResponse answer =
                page.request().post(address(path), RequestOptions.create().setData(body));
        assertThat(answer).isOK();
        return answer.headers().getOrDefault("location", "").replaceFirst("^/api/v1/", "");
    }

    String address(String path) {
        return "http://127.0.0.1:" + port + "/" + path;
    }

    /** The path of the page that is open. */
    String path() {
        return page.url().substring(address("").length());
    }

    /** What the path of the page that is open ends with: the id of what it shows. */
    String id() {
        return path().substring(path().lastIndexOf('/') + 1);
    }

    /** Uploads a zip of images, waits until they are read, and stays on the data set's page. */
    void upload(Path zip, String name) {
        open("datasets");
        page.locator("vaadin-upload input[type=file]").first().setInputFiles(zip);
        Locator create = button("Create data set");
        assertThat(create).isEnabled();
        page.getByLabel("Name").fill(name);
        browser.screenshot("upload");
        create.click();
        assertThat(button("Train on this")).isVisible();
        assertThat(page.locator("h1")).hasText(name);
        assertThat(page.locator("img.thumbnail").first()).isVisible();
        loadedWidth(page.locator("img.prepared-sheet"));
        browser.screenshot("data-set");
    }

    /** Types into a field and leaves it. */
    void fill(String label, String value) {
        Locator field = field(label);
        field.fill(value);
        field.press("Tab");
    }

    /** Opens the list of a field and takes the item with exactly that title. */
    void choose(String label, String title) {
        Locator list = having("vaadin-select", label);
        // The middle of the whole may be the words below the field.
        list.locator("vaadin-select-value-button").click();
        having("vaadin-select-list-box vaadin-select-item", title).click();
        assertThat(list.locator("vaadin-select-value-button")).containsText(title);
    }

    /** Draws a sheet with the model of the run whose page is open, and keeps some of it. */
    void keep(int pieces) {
        button("Explore this model").click();
        assertThat(page.locator(".picture-tile")).hasCount(16);
        assertThat(page.locator(".picture-tile img").last()).isVisible();
        for (int number = 1; number <= pieces; number++) {
            page.locator(".picture-tile").nth(number - 1).hover();
            button("Save picture " + number).click();
            assertThat(button("Picture " + number + " is in the gallery")).isAttached();
        }
        browser.screenshot("explore");
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator field(String name) {
        return page.getByLabel(name, new Page.GetByLabelOptions().setExact(true));
    }

    Locator link(String name) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
    }

    /** Waits until a picture is there; gives how many pixels wide it is. */
    static int loadedWidth(Locator picture) {
        picture.scrollIntoViewIfNeeded();
        Object width =
                picture.evaluate("async it => { await it.decode(); return it.naturalWidth; }");
        return (Integer) width;
    }

    /** What has exactly that text somewhere within. */
    private Locator having(String selector, String text) {
        Locator within = page.getByText(text, new Page.GetByTextOptions().setExact(true));
        return page.locator(selector).filter(new Locator.FilterOptions().setHas(within));
    }
}
