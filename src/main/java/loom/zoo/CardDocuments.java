package loom.zoo;

import java.util.List;
import loom.base.DocumentFormat;
import loom.engine.network.GanArchitecture;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The parts of a model's card that rows and files keep as JSON. */
@Component
class CardDocuments {
    private final DocumentFormat<GanArchitecture> architectures;
    private final DocumentFormat<Provenance> provenances;

    CardDocuments(JsonMapper json) {
        architectures =
                new DocumentFormat<>("networks of a model", GanArchitecture.class, json, List.of());
        provenances =
                new DocumentFormat<>(
                        "notes on where a model comes from", Provenance.class, json, List.of());
    }

    DocumentFormat<GanArchitecture> architectures() {
        return architectures;
    }

    DocumentFormat<Provenance> provenances() {
        return provenances;
    }
}
