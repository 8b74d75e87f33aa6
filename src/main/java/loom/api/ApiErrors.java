package loom.api;

import java.util.UUID;
import loom.base.Refusal;
import loom.base.RefusedException;
import loom.gallery.ModelGoneException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Answers bad input as {@code application/problem+json}: what was given, allowed, and to do. */
@RestControllerAdvice(basePackageClasses = ApiErrors.class)
class ApiErrors extends ResponseEntityExceptionHandler {
    private static final Logger log = LoggerFactory.getLogger(ApiErrors.class);

    @ExceptionHandler
    ProblemDetail refused(RefusedException e) {
        return problem(HttpStatus.UNPROCESSABLE_CONTENT, e.refusal());
    }

    @ExceptionHandler
    ProblemDetail conflict(ModelGoneException e) {
        return problem(HttpStatus.CONFLICT, e.refusal());
    }

    @ExceptionHandler
    ProblemDetail notFound(NotFoundException e) {
        return problem(HttpStatus.NOT_FOUND, e.refusal());
    }

    @ExceptionHandler
    @Nullable ProblemDetail other(Exception e) {
        return mistake(e);
    }

    /**
     * Whatever nobody refused is the studio's mistake, and must leave a trace to find it by.
     *
     * @return null if there is nobody left to answer
     */
    static @Nullable ProblemDetail mistake(Exception e) {
        if (e instanceof AsyncRequestNotUsableException) {
            log.debug("somebody hung up before the answer was whole", e);
            return null;
        }
        String reference = UUID.randomUUID().toString().substring(0, 8);
        log.error("a call of the API failed, reference {}", reference, e);
        ProblemDetail problem =
                problem(
                        HttpStatus.INTERNAL_SERVER_ERROR,
                        new Refusal(
                                "the studio made a mistake",
                                "this call should have worked, or said why not",
                                "look for %s in the studio's log and report what it says"
                                        .formatted(reference)));
        problem.setProperty("reference", reference);
        return problem;
    }

    /** A body that is no JSON, or holds a value of the wrong kind: says where. */
    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException e,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        Refusal refusal = UnreadableBody.refusal(e.getCause());
        return handleExceptionInternal(e, problem(status, refusal), headers, status, request);
    }

    /** For example an id in the address that is none. */
    @Override
    protected @Nullable ResponseEntity<Object> handleTypeMismatch(
            TypeMismatchException e,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        Refusal refusal =
                new Refusal(
                        "%s is %s".formatted(e.getPropertyName(), e.getValue()),
                        "it is " + UnreadableBody.kind(e.getRequiredType()),
                        "correct it");
        return handleExceptionInternal(e, problem(status, refusal), headers, status, request);
    }

    /** Spring's own refusals, worded by it, get the parts that all of ours have. */
    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception e,
            @Nullable Object body,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        if (body instanceof ProblemDetail problem && problem.getProperties() == null) {
            problem.setProperty("given", problem.getDetail());
            problem.setProperty("allowed", "GET /v3/api-docs describes all calls");
            problem.setProperty("remedy", "correct the call");
        }
        return super.handleExceptionInternal(e, body, headers, status, request);
    }

    static ProblemDetail problem(int status, Refusal refusal) {
        return problem(HttpStatusCode.valueOf(status), refusal);
    }

    private static ProblemDetail problem(HttpStatusCode status, Refusal refusal) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, refusal.sentence());
        problem.setProperty("given", refusal.given());
        problem.setProperty("allowed", refusal.allowed());
        problem.setProperty("remedy", refusal.remedy());
        return problem;
    }
}
