package loom.training.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import loom.engine.recipe.Preset;
import loom.engine.recipe.Recipe;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class RunSettingsDocumentTest {
    private final JsonMapper json =
            JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
    private final RunSettingsDocument documents = new RunSettingsDocument(json);

    @Test
    void what_was_written_is_read() {
        RunSettings settings = RunSettings.of("Spots", UUID.randomUUID(), Preset.WGAN_GP);
        assertThat(documents.read(documents.write(settings))).isEqualTo(settings);
    }

    @Test
    void a_recipe_without_options_that_came_later_has_them_as_the_classic_one() {
        RunSettings settings = RunSettings.of("Spots", UUID.randomUUID(), Preset.SMALL_DATA);
        ObjectNode document = (ObjectNode) json.readTree(documents.write(settings));
        ObjectNode recipe = (ObjectNode) document.get("recipe");
        recipe.remove("averagingImages");
        ((ObjectNode) recipe.get("augmentation")).remove("cutout");
        Recipe read = documents.read(document.toString()).recipe();
        assertThat(read.averagingImages()).isEqualTo(Recipe.dcgan().averagingImages());
        assertThat(read.augmentation().cutout()).isFalse();
        assertThat(read.augmentation().translation()).isTrue();
    }
}
