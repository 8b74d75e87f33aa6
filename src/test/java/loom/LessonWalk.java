package loom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import javax.imageio.ImageIO;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The steps of a lesson as a script takes them: calls of the HTTP API, and waiting. */
final class LessonWalk {
    private static final String API = "/api/v1/";
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final MockMvc studio;
    private final JsonMapper json = new JsonMapper();

    LessonWalk(MockMvc studio) {
        this.studio = studio;
    }

    /**
     * @param query name and settings, for example {@code name=Sprites&scaling=nearest}
     * @return the data set when it is ready
     */
    JsonNode upload(String query, byte[] file) {
        String id =
                answer(
                                post(API + "datasets?" + query)
                                        .contentType(MediaType.APPLICATION_OCTET_STREAM)
                                        .content(file))
                        .get("id")
                        .stringValue();
        return until("datasets/" + id, "READY");
    }

    /** Orders a run and waits for its end. */
    JsonNode train(String body) {
        String id = answer(body("runs", body)).get("id").stringValue();
        return until("runs/" + id, "FINISHED");
    }

    JsonNode read(String path) {
        return answer(get(API + path));
    }

    List<String> lines(String path) {
        return new String(bytes(get(API + path))).lines().toList();
    }

    byte[] file(String path) {
        return bytes(get(API + path));
    }

    BufferedImage picture(String path) {
        return image(file(path));
    }

    /** What is drawn in answer to an order. */
    BufferedImage drawn(String path, String body) {
        return image(bytes(body(path, body).accept(MediaType.IMAGE_PNG)));
    }

    byte[] posted(String path, String body) {
        return bytes(body(path, body));
    }

    /** Orders a file of the export lane and waits for it. */
    byte[] exported(String path, String body) {
        String id = answer(body(path, body)).get("id").stringValue();
        until("exports/" + id, "READY");
        return file("exports/" + id + "/file");
    }

    /** What a refused order is told. */
    JsonNode refused(String path, String body) {
        MockHttpServletResponse response = call(body(path, body));
        assertThat(response.getStatus()).isEqualTo(422);
        return json.readTree(response.getContentAsByteArray());
    }

    private JsonNode until(String path, String state) {
        return await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(
                        () -> read(path),
                        it -> {
                            String now = it.get("state").stringValue();
                            assertThat(now).as("%s", it).isNotIn("FAILED", "DIVERGED");
                            return now.equals(state);
                        });
    }

    private static MockHttpServletRequestBuilder body(String path, String body) {
        return post(API + path).contentType(MediaType.APPLICATION_JSON).content(body);
    }

    private JsonNode answer(MockHttpServletRequestBuilder request) {
        return json.readTree(bytes(request));
    }

    private byte[] bytes(MockHttpServletRequestBuilder request) {
        MockHttpServletResponse response = call(request);
        assertThat(response.getStatus())
                .as(() -> new String(response.getContentAsByteArray()))
                .isBetween(200, 299);
        return response.getContentAsByteArray();
    }

    private MockHttpServletResponse call(MockHttpServletRequestBuilder request) {
        try {
            return studio.perform(request).andReturn().getResponse();
        } catch (Exception e) {
            throw new AssertionError("the studio did not answer", e);
        }
    }

    private static BufferedImage image(byte[] png) {
        try {
            return ImageIO.read(new ByteArrayInputStream(png));
        } catch (IOException e) {
            throw new AssertionError("no picture", e);
        }
    }
}
