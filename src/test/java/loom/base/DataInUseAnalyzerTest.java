package loom.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.springframework.boot.diagnostics.FailureAnalysis;

class DataInUseAnalyzerTest {
    @Test
    void a_second_studio_on_the_same_data_is_told_what_to_do() {
        SQLException locked = new SQLException("locked", "90020", 90_020);
        var analysis =
                new DataInUseAnalyzer().analyze(new IllegalStateException("cannot start", locked));
        assertThat(analysis)
                .isNotNull()
                .extracting(FailureAnalysis::getAction)
                .asString()
                .contains("--loom.home");
    }

    @Test
    void other_failures_of_the_database_are_left_to_others() {
        Throwable other = catchThrowable(() -> DriverManager.getConnection("jdbc:h2:mem:x;NOT=1"));
        assertThat(new DataInUseAnalyzer().analyze(other)).isNull();
    }
}
