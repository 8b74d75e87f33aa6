package loom.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Paragraph;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;
import loom.TestDatabase;
import loom.TestWire;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;

/** A studio on PostgreSQL whose server goes away and comes back. */
@SpringBootTest(properties = "loom.worker=false")
@AutoConfigureMockMvc
@DirtiesContext
@ViewPackages(packages = "loom")
class DatabaseAwayTest extends SpringBrowserlessTest {
    /** Three seconds for a connection, and room for a busy machine; it was thirty. */
    private static final Duration LONGEST = Duration.ofSeconds(12);

    @TempDir private static Path home;
    private static final Server SERVER = Server.started();

    @Autowired private MockMvc api;

    @DynamicPropertySource
    static void overTheWire(DynamicPropertyRegistry registry) {
        registry.add("spring.datasource.url", SERVER::address);
        registry.add("spring.datasource.username", () -> "postgres");
        registry.add("loom.home", home::toString);
    }

    @AfterAll
    static void close() throws IOException {
        SERVER.wire.close();
    }

    @Test
    void calls_and_pages_say_soon_that_it_is_away_and_go_on_when_it_is_back() throws Exception {
        assertThat(call("/api/v1/pieces").getStatus()).isEqualTo(200);
        assertThat(call("/actuator/health/readiness").getStatus()).isEqualTo(200);

        SERVER.wire.cut();
        long begun = System.nanoTime();
        MockHttpServletResponse refused = call("/api/v1/pieces");
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(LONGEST);
        assertThat(refused.getStatus()).isEqualTo(503);
        assertThat(refused.getContentType()).isEqualTo("application/problem+json");
        assertThat(refused.getContentAsString()).contains("the database cannot be reached");
        assertThat(refused.getHeader("Retry-After")).isNotNull();
        assertThat(call("/actuator/health/readiness").getContentAsString())
                .contains("\"database\":{\"")
                .contains("DOWN");
        assertThat(call("/actuator/health/liveness").getStatus()).isEqualTo(200);
        UI.getCurrent().navigate("gallery");
        assertThat(text()).contains("The database cannot be reached");

        SERVER.wire.mend();
        patiently().atMost(LONGEST).until(() -> call("/api/v1/pieces").getStatus() == 200);
        assertThat(call("/actuator/health/readiness").getStatus()).isEqualTo(200);
        UI.getCurrent().navigate("");
        UI.getCurrent().navigate("gallery");
        patiently()
                .pollInSameThread()
                .atMost(LONGEST)
                .until(() -> {
                    roundTrip();
                    return !text().contains("cannot be reached");
                });
    }

    private MockHttpServletResponse call(String path) throws Exception {
        return api.perform(get(path)).andReturn().getResponse();
    }

    /** The sentences of the page that is open. */
    private String text() {
        return $(Paragraph.class).all().stream()
                .map(Paragraph::getText)
                .collect(Collectors.joining(" "));
    }

    private record Server(String address, TestWire wire) {
        static Server started() {
            String direct = TestDatabase.newPostgresUrl();
            String port = direct.replaceAll(".*:(\\d+)/.*", "$1");
            try {
                TestWire wire = new TestWire(Integer.parseInt(port));
                return new Server(direct.replace(":" + port, ":" + wire.port()), wire);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** The queue's own threads may meet the trouble as well: they say so, and go on. */
    private static ConditionFactory patiently() {
        return await().dontCatchUncaughtExceptions();
    }
}
