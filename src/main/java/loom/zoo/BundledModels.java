package loom.zoo;

import jakarta.annotation.PostConstruct;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Set;
import loom.engine.sampling.GeneratorModel;
import loom.storage.Reserve;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.io.Resource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** Puts the models that come with the program into the zoo, before the first page is served. */
@Component
@ConditionalOnProperty(name = "loom.bundled", havingValue = "true", matchIfMissing = true)
class BundledModels {
    private static final Logger log = LoggerFactory.getLogger(BundledModels.class);

    private final ModelZoo zoo;
    private final CardDocuments documents;
    private final Reserve reserve;
    private final Resource[] files;

    BundledModels(
            ModelZoo zoo,
            CardDocuments documents,
            Reserve reserve,
            @Value("classpath*:bundled/models/*.safetensors") Resource[] files) {
        this.zoo = zoo;
        this.documents = documents;
        this.reserve = reserve;
        this.files = files;
    }

    @PostConstruct
    void addMissing() throws IOException {
        Set<String> hashes = new HashSet<>();
        for (Resource file : files) {
            GeneratorModel model;
            try (InputStream in = file.getInputStream()) {
                model = GeneratorModel.read(in);
            }
            hashes.add(model.contentHash());
            if (zoo.findByHash(model.contentHash()).isPresent()) {
                continue;
            }
            String name = model.metadata().get(ModelZoo.NAME_NOTE);
            String provenance = model.metadata().get(ModelZoo.PROVENANCE_NOTE);
            if (name == null || provenance == null) {
                log.warn("{} has no card and was left out", file.getFilename());
                continue;
            }
            add(name, model, documents.provenance(provenance).elsewhere());
        }
        if (!hashes.isEmpty() && zoo.release(hashes) > 0) {
            log.info("models of an earlier version of the program are a person's own from now on");
        }
    }

    private void add(String name, GeneratorModel model, Provenance provenance) {
        if (reserve.isShort()) {
            log.warn("the model {} waits for the next start: the disk is full", name);
            return;
        }
        try {
            zoo.add(name, model, provenance, true);
            log.info("the model {} came with the program", name);
        } catch (DuplicateKeyException e) {
            log.info("the model {} was added by another process that starts now", name);
        }
    }
}
