package loom;

import java.io.IOException;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistrar;

/** What {@link StudioTest} brings: a home and a database of its own, drawing done at once. */
@TestConfiguration(proxyBeanMethods = false)
class StudioFixture {
    @Bean
    TestHome home() throws IOException {
        return TestHome.inTemporaryFolder();
    }

    @Bean
    DynamicPropertyRegistrar ownHome(TestHome home) {
        return registry -> {
            registry.add("loom.home", () -> home.folder().toString());
            registry.add(
                    "spring.datasource.url",
                    () ->
                            "jdbc:h2:mem:%s;DB_CLOSE_DELAY=-1;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;CASE_INSENSITIVE_IDENTIFIERS=TRUE"
                                    .formatted(home.folder().getFileName()));
        };
    }

    /** A test has the models that it adds, whatever comes with the program. */
    @Bean
    ApplicationListener<ApplicationReadyEvent> noBundledModels(JdbcClient database) {
        return event -> database.sql("delete from model").update();
    }

    @Bean
    @Primary
    HeldBackground heldBackground() {
        return new HeldBackground();
    }
}
