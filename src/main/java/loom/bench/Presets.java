package loom.bench;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Set;
import loom.engine.recipe.Preset;

/** Names the studio's recipes to the scripts that measure each of them. */
record Presets() implements Measurement {
    static Presets parse(List<String> words) {
        Arguments.parse(words, Set.of());
        return new Presets();
    }

    @Override
    public List<JsonObject> measure() {
        return Preset.all().stream().map(Presets::line).toList();
    }

    private static JsonObject line(Preset preset) {
        JsonObject line = new JsonObject();
        line.addProperty("preset", preset.id());
        line.addProperty("size", preset.imageSize());
        line.addProperty("batch", preset.batchSize());
        return line;
    }
}
