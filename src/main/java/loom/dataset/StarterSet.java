package loom.dataset;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import loom.storage.Reserve;
import loom.storage.StagedFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.io.Resource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/**
 * Offers the starter set that comes with the studio, once: a person who deleted it does not get it
 * back.
 */
@Component
class StarterSet {
    private static final Logger log = LoggerFactory.getLogger(StarterSet.class);

    private final DataSets dataSets;
    private final DataSetRepository repository;
    private final Reserve reserve;
    private final Resource starter;

    StarterSet(
            DataSets dataSets,
            DataSetRepository repository,
            Reserve reserve,
            @Value("classpath:bundled/datasets/textile-patterns.zip") Resource starter) {
        this.dataSets = dataSets;
        this.repository = repository;
        this.reserve = reserve;
        this.starter = starter;
    }

    @EventListener(ApplicationReadyEvent.class)
    void offer() throws IOException {
        if (!starter.exists()) {
            return;
        }
        String file = Objects.requireNonNull(starter.getFilename());
        if (repository.wasOffered(file)) {
            return;
        }
        if (reserve.isShort()) {
            log.warn("the starter set waits for the next start: the disk is full");
            return;
        }
        try (StagedFile staged = dataSets.stage();
                InputStream in = starter.getInputStream()) {
            Files.copy(in, staged.path(), StandardCopyOption.REPLACE_EXISTING);
            dataSets.submit(
                    "Textile patterns",
                    List.of(new UploadedFile(file, staged)),
                    ImportSettings.DEFAULT,
                    file);
        } catch (DuplicateKeyException e) {
            log.info("the starter set was offered by another process that starts now");
        }
    }
}
