package loom.zoo;

import java.util.List;
import loom.base.DocumentFormat;
import loom.engine.network.GanArchitecture;
import loom.engine.recipe.Recipe;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The parts of a model's card that rows and files keep as JSON. */
@Component
class CardDocuments {
    private final DocumentFormat<GanArchitecture> architectures;
    private final DocumentFormat<Provenance> provenances;
    private final JsonMapper json;

    CardDocuments(JsonMapper json) {
        this.json = json;
        architectures =
                new DocumentFormat<>("networks of a model", GanArchitecture.class, json, List.of());
        provenances =
                new DocumentFormat<>(
                        "notes on where a model comes from", Provenance.class, json, List.of());
    }

    DocumentFormat<GanArchitecture> architectures() {
        return architectures;
    }

    String write(Provenance provenance) {
        return provenances.write(provenance);
    }

    /** What a noted recipe lacks is an option that came later: as the classic recipe has it. */
    Provenance provenance(String text) {
        return provenances.read(
                text,
                card -> {
                    if (card.get("recipe") instanceof ObjectNode recipe) {
                        DocumentFormat.complete(recipe, json.valueToTree(Recipe.dcgan()));
                    }
                });
    }
}
