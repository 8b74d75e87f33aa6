package loom.api;

import loom.base.Refusal;
import loom.base.RefusedException;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Answers bad input as {@code application/problem+json}: what was given, allowed, and to do. */
@RestControllerAdvice(basePackageClasses = ApiErrors.class)
class ApiErrors extends ResponseEntityExceptionHandler {
    @ExceptionHandler
    ProblemDetail refused(RefusedException e) {
        return problem(HttpStatus.UNPROCESSABLE_CONTENT, e.refusal());
    }

    /** Values that a record of settings would not take: the message says rule and value. */
    @ExceptionHandler
    ProblemDetail outOfRange(IllegalArgumentException e) {
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.UNPROCESSABLE_CONTENT, String.valueOf(e.getMessage()));
    }

    @ExceptionHandler
    ProblemDetail notFound(NotFoundException e) {
        return problem(HttpStatus.NOT_FOUND, e.refusal());
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
