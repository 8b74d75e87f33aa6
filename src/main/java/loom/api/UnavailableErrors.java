package loom.api;

import com.github.kagkarlsson.shaded.jdbc.SQLRuntimeException;
import java.io.IOException;
import java.io.UncheckedIOException;
import loom.base.Trouble;
import loom.base.Troubles;
import loom.storage.DiskFullException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/**
 * Says in words what keeps the studio from answering, as {@code application/problem+json}: 507 for
 * a full disk, 503 for a database that is away. Other faults are the studio's mistakes: an advice
 * that throws them on would end in a bare 500, as no other one is asked then.
 */
@RestControllerAdvice(basePackageClasses = ApiErrors.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class UnavailableErrors {
    private static final Logger log = LoggerFactory.getLogger(UnavailableErrors.class);
    private static final String SECONDS = "5";

    private final Troubles troubles;

    UnavailableErrors(Troubles troubles) {
        this.troubles = troubles;
    }

    @ExceptionHandler({
        DiskFullException.class,
        IOException.class,
        UncheckedIOException.class,
        DataAccessException.class,
        TransactionException.class,
        SQLRuntimeException.class
    })
    @Nullable ResponseEntity<ProblemDetail> unavailable(Exception fault) {
        Trouble trouble = troubles.explain(fault).orElse(null);
        if (trouble == null) {
            ProblemDetail mistake = ApiErrors.mistake(fault);
            return mistake == null
                    ? null
                    : ResponseEntity.status(mistake.getStatus()).body(mistake);
        }
        log.warn("a call was not answered: {}", trouble.words().sentence());
        return ResponseEntity.status(trouble.status())
                .header(HttpHeaders.RETRY_AFTER, SECONDS)
                .body(ApiErrors.problem(trouble.status(), trouble.words()));
    }
}
