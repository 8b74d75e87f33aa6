package loom.engine.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
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

    @Test
    void another_objective_brings_the_penalty_that_goes_with_it() {
        Recipe stable = Preset.STABLE.recipe();
        assertThat(stable.penalties()).isEqualTo(new GradientPenalties(1, 1, 0));
        Recipe changed =
                RecipeOption.applied(
                        stable, Map.of("gradientPenalty", 10, "objective", "wasserstein"));
        assertThat(changed.objective()).isEqualTo(Objective.WASSERSTEIN);
        assertThat(changed.penalties()).isEqualTo(new GradientPenalties(0, 0, 10));
        assertThat(RecipeOption.applied(stable, Map.of("objective", "hinge")).penalties())
                .isEqualTo(new GradientPenalties(1, 0, 0));
    }

    @Test
    void betas_count_for_both_networks() {
        Recipe changed = changed("beta1", 0.9);
        assertThat(changed.generatorAdam().beta1()).isEqualTo(0.9);
        assertThat(changed.discriminatorAdam().beta1()).isEqualTo(0.9);
        assertThatThrownBy(() -> changed("beta2", 1))
                .hasMessage("the field beta2 must be a number, 0 to 0.9999, was 1");
    }

    @Test
    void an_open_range_leaves_its_ends_out() {
        assertThat(changed("learningRateG", 0.001).generatorAdam().learningRate()).isEqualTo(0.001);
        assertThatThrownBy(() -> changed("learningRateG", 0))
                .hasMessage("the field learningRateG must be a number, above 0 and below 1, was 0");
    }

    private static Recipe changed(String id, Object given) {
        return RecipeOption.find(id).orElseThrow().parsed(Recipe.dcgan(), given);
    }
}
