package loom;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistrar;
import org.springframework.util.FileSystemUtils;

/** The studio for tests: files and database of its own, drawing done at once. */
@TestConfiguration(proxyBeanMethods = false)
public class ArtStudio {
    @Bean
    DynamicPropertyRegistrar home() throws IOException {
        Path home = Files.createTempDirectory("art-studio");
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(() -> FileSystemUtils.deleteRecursively(home.toFile())));
        return registry -> {
            registry.add("loom.home", home::toString);
            registry.add(
                    "spring.datasource.url",
                    () ->
                            "jdbc:h2:mem:art-%s;DB_CLOSE_DELAY=-1;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;CASE_INSENSITIVE_IDENTIFIERS=TRUE"
                                    .formatted(home.getFileName()));
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
