package loom.engine.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import loom.engine.recipe.AdamFactor;
import org.junit.jupiter.api.Test;

class TemplateTest {
    @Test
    void slots_are_filled_wherever_they_stand() {
        Template text = new Template("mul(x, {side}), h[{STEP}], {side}");
        assertThat(text.with("side", 64).withPlaces(AdamFactor.values()).filled())
                .isEqualTo("mul(x, 64), h[5], 64");
    }

    @Test
    void a_slot_that_nobody_filled_is_told() {
        assertThatIllegalStateException()
                .isThrownBy(() -> new Template("mul(x, {side})").filled())
                .withMessageContaining("{side}");
    }
}
