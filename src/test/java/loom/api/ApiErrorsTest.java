package loom.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@ExtendWith(OutputCaptureExtension.class)
class ApiErrorsTest {
    private final MockMvcTester http =
            MockMvcTester.of(
                    java.util.List.of(new Broken()),
                    builder -> builder.setControllerAdvice(new ApiErrors()).build());

    @Test
    void a_mistake_of_the_studio_is_no_fault_of_the_caller_and_leaves_a_trace(
            CapturedOutput output) {
        MvcTestResult answer = http.get().uri("/broken").exchange();
        assertThat(answer).hasStatus(HttpStatus.INTERNAL_SERVER_ERROR);
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.reference")
                .asString()
                .satisfies(reference -> assertThat(output).contains("reference " + reference));
        assertThat(answer).bodyJson().extractingPath("$.remedy").asString().contains("log");
        assertThat(output).contains("window must be positive, was -1");
        assertThat(answer).bodyText().doesNotContain("window must be positive");
    }

    @RestController
    private static final class Broken {
        @GetMapping("/broken")
        String broken() {
            throw new IllegalArgumentException("window must be positive, was -1");
        }
    }
}
