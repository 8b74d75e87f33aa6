package loom.api;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import loom.base.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.web.ErrorProperties;
import org.springframework.boot.webmvc.autoconfigure.error.BasicErrorController;
import org.springframework.boot.webmvc.error.ErrorAttributes;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * Answers what no method of the API was asked for, as an address that is none: like all its errors
 * as {@code application/problem+json}. Errors elsewhere are answered as Spring Boot does.
 */
@Controller
class ApiErrorPage extends BasicErrorController {
    private static final String SEE = "GET /v3/api-docs describes all calls";

    ApiErrorPage(ErrorAttributes attributes) {
        super(attributes, new ErrorProperties());
    }

    @Override
    @RequestMapping
    public ResponseEntity<Map<String, @Nullable Object>> error(HttpServletRequest request) {
        String path = String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI));
        if (!path.startsWith("/api/")) {
            return super.error(request);
        }
        HttpStatus status = getStatus(request);
        ProblemDetail problem = ApiErrors.problem(status.value(), words(status, request, path));
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("title", status.getReasonPhrase());
        body.put("status", status.value());
        body.put("detail", problem.getDetail());
        body.put("instance", path);
        if (problem.getProperties() != null) {
            body.putAll(problem.getProperties());
        }
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(body);
    }

    private static Refusal words(HttpStatus status, HttpServletRequest request, String path) {
        return switch (status) {
            case NOT_FOUND -> new Refusal("nothing is at " + path, SEE, "correct the address");
            case METHOD_NOT_ALLOWED ->
                    new Refusal(
                            "%s does not take %s"
                                    .formatted(
                                            path,
                                            // The request itself is a GET by now (Servlet 6.1).
                                            request.getAttribute(RequestDispatcher.ERROR_METHOD)),
                            SEE,
                            "use the method that it names");
            default ->
                    new Refusal(
                            "the call was not answered (%s)".formatted(status.getReasonPhrase()),
                            SEE,
                            "look at the studio's log if the call is right");
        };
    }
}
