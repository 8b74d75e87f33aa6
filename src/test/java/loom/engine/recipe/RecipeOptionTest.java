package loom.engine.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import loom.engine.network.Normalisation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RecipeOptionTest {
    private static Stream<RecipeOption<?>> all() {
        return RecipeOption.ALL.stream();
    }

    @ParameterizedTest
    @MethodSource("all")
    <T> void what_a_recipe_has_leaves_it_as_it_is(RecipeOption<T> option) {
        for (Preset preset : Preset.all()) {
            Recipe recipe = preset.recipe();
            T value = option.get().apply(recipe);
            assertThat(option.with().apply(recipe, value)).isEqualTo(recipe);
        }
    }

    @Test
    void names_are_unique() {
        assertThat(RecipeOption.ALL).extracting(RecipeOption::id).doesNotHaveDuplicates();
        assertThat(RecipeOption.ALL).extracting(RecipeOption::label).doesNotHaveDuplicates();
    }

    @Test
    void each_kind_reads_what_json_has() {
        assertThat(changed("flips", true).augmentation().flips()).isTrue();
        assertThat(changed("labelSmoothing", 0.1).labelSmoothing()).isEqualTo(0.1);
        assertThat(changed("averagingImages", 10_000).averagingImages()).isEqualTo(10_000);
        assertThat(changed("normalisation", "spectral").discriminator().normalisation())
                .isEqualTo(Normalisation.SPECTRAL);
    }

    @Test
    void what_is_no_value_of_it_is_refused_with_the_rule() {
        assertThatThrownBy(() -> changed("flips", "yes"))
                .hasMessage("the field flips must be true or false, was yes");
        assertThatThrownBy(() -> changed("labelSmoothing", 0.6))
                .hasMessage("the field labelSmoothing must be a number, 0 to 0.5, was 0.6");
        assertThatThrownBy(() -> changed("labelSmoothing", Double.NaN))
                .hasMessageContaining("0 to 0.5");
        assertThatThrownBy(() -> changed("averagingImages", 0.5))
                .hasMessageContaining("must be a whole number, 0 to 10000000");
        assertThatThrownBy(() -> changed("normalisation", List.of()))
                .hasMessageContaining("must be one of [batch, spectral, none], was []");
    }

    private static Recipe changed(String id, Object given) {
        return RecipeOption.find(id).orElseThrow().parsed(Recipe.dcgan(), given);
    }
}
