package loom.training.run;

import java.util.List;
import loom.base.DocumentFormat;
import loom.engine.recipe.Preset;
import loom.engine.recipe.Recipe;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The settings of a run as its row keeps them. */
@Component
class RunSettingsDocument {
    private final DocumentFormat<RunSettings> format;
    private final JsonMapper json;

    RunSettingsDocument(JsonMapper json) {
        this.json = json;
        format =
                new DocumentFormat<>(
                        "run settings", RunSettings.class, json, List.of(this::completed));
    }

    String write(RunSettings settings) {
        return format.write(settings);
    }

    /**
     * What a stored recipe lacks is an option that came later: it is as the classic recipe has it,
     * which is what runs did before there was a choice.
     */
    RunSettings read(String text) {
        return format.read(text, this::withLaterOptions);
    }

    private void withLaterOptions(ObjectNode settings) {
        DocumentFormat.complete(
                (ObjectNode) settings.get("recipe"), json.valueToTree(Recipe.dcgan()));
    }

    /**
     * Documents of version 1 grew without a number. What they lack there was not yet: the run
     * followed its preset, from nothing.
     */
    private void completed(ObjectNode settings) {
        Preset preset = Preset.of(settings.get("preset").asString());
        if (!settings.has("recipe")) {
            settings.set("recipe", json.valueToTree(preset.recipe()));
        }
        if (!settings.has("networks")) {
            settings.set("networks", json.valueToTree(ArchitectureSettings.of(preset)));
        }
        if (!settings.has("keepEvery")) {
            int epochs = settings.get("epochs").asInt();
            settings.put("keepEvery", RunSettings.usualKeepEvery(epochs));
        }
        if (!settings.has("halveBatch")) {
            settings.put("halveBatch", false);
        }
    }
}
