package loom.training;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import loom.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.util.FileSystemUtils;

@SpringBootTest(
        properties = "loom.worker=false",
        webEnvironment = SpringBootTest.WebEnvironment.MOCK)
@Import(RunFixture.class)
@DirtiesContext
class SupersededWorkerOnPostgresTest extends SupersededWorkerContract {
    private static final Path HOME = newHome();

    @DynamicPropertySource
    static void studio(DynamicPropertyRegistry properties) {
        properties.add("loom.home", HOME::toString);
        properties.add("spring.datasource.url", TestDatabase::newPostgresUrl);
        properties.add("spring.datasource.username", () -> "postgres");
    }

    @AfterAll
    static void forget() throws IOException {
        FileSystemUtils.deleteRecursively(HOME);
    }

    private static Path newHome() {
        try {
            return Files.createTempDirectory("superseded");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
