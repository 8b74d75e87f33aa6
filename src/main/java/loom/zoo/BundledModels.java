package loom.zoo;

import jakarta.annotation.PostConstruct;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Set;
import loom.engine.sampling.GeneratorModel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Puts the models that come with the program into the zoo, before the first page is served. */
@Component
@ConditionalOnProperty(name = "loom.bundled", havingValue = "true", matchIfMissing = true)
class BundledModels {
    private static final Logger log = LoggerFactory.getLogger(BundledModels.class);

    private final ModelZoo zoo;
    private final JsonMapper json;
    private final Resource[] files;

    BundledModels(
            ModelZoo zoo,
            JsonMapper json,
            @Value("classpath*:bundled/models/*.safetensors") Resource[] files) {
        this.zoo = zoo;
        this.json = json;
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
            zoo.add(name, model, json.readValue(provenance, Provenance.class).elsewhere(), true);
            log.info("the model {} came with the program", name);
        }
        if (!hashes.isEmpty() && zoo.release(hashes) > 0) {
            log.info("models of an earlier version of the program are a person's own from now on");
        }
    }
}
