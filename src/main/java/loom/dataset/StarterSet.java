package loom.dataset;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import loom.storage.StagedFile;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Offers the starter set that comes with the studio, once: a person who deleted it does not get it
 * back.
 */
@Component
class StarterSet {
    private final DataSets dataSets;
    private final DataSetRepository repository;
    private final Clock clock;
    private final Resource starter;

    StarterSet(
            DataSets dataSets,
            DataSetRepository repository,
            Clock clock,
            @Value("classpath:bundled/datasets/textile-patterns.zip") Resource starter) {
        this.dataSets = dataSets;
        this.repository = repository;
        this.clock = clock;
        this.starter = starter;
    }

    @EventListener(ApplicationReadyEvent.class)
    @Transactional
    void offer() throws IOException {
        if (!starter.exists()) {
            return;
        }
        String file = Objects.requireNonNull(starter.getFilename());
        if (repository.wasOffered(file)) {
            return;
        }
        try (StagedFile staged = dataSets.stage();
                InputStream in = starter.getInputStream()) {
            Files.copy(in, staged.path(), StandardCopyOption.REPLACE_EXISTING);
            dataSets.submit(
                    "Textile patterns",
                    List.of(new UploadedFile(file, staged)),
                    ImportSettings.DEFAULT,
                    true);
        }
        repository.offered(file, clock.instant());
    }
}
