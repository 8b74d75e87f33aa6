package loom.api;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.RequestDispatcher;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.webmvc.error.DefaultErrorAttributes;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.web.MockHttpServletRequest;

class ApiErrorPageTest {
    private final ApiErrorPage page = new ApiErrorPage(new DefaultErrorAttributes());

    @Test
    void an_address_that_is_none_is_named() {
        ResponseEntity<Map<String, @Nullable Object>> answer =
                page.error(error("/api/v1/no-such-thing", 404, "GET"));
        assertThat(answer.getHeaders().getContentType())
                .isEqualTo(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(answer.getStatusCode().value()).isEqualTo(404);
        assertThat(answer.getBody())
                .containsEntry("given", "nothing is at /api/v1/no-such-thing")
                .containsEntry("instance", "/api/v1/no-such-thing")
                .containsKeys("title", "detail", "allowed", "remedy");
    }

    @Test
    void a_method_that_an_address_does_not_take_is_the_callers() {
        assertThat(page.error(error("/api/v1/runs", 405, "PUT")).getBody())
                .containsEntry("given", "/api/v1/runs does not take PUT");
    }

    @Test
    void errors_of_pages_are_not_the_apis() {
        assertThat(page.error(error("/somewhere", 404, "GET")).getBody())
                .doesNotContainKey("given");
    }

    /** As Tomcat dispatches it: whatever the method was, the error is asked for by GET. */
    private static MockHttpServletRequest error(String path, int status, String method) {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/error");
        request.setAttribute(RequestDispatcher.ERROR_REQUEST_URI, path);
        request.setAttribute(RequestDispatcher.ERROR_STATUS_CODE, status);
        request.setAttribute(RequestDispatcher.ERROR_METHOD, method);
        return request;
    }
}
