package loom.textile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TextilePatternTest {
    private static final Palette PALETTE = Palettes.ALL.get(0);

    @ParameterizedTest
    @EnumSource
    void a_pattern_repeats_without_a_seam(Family family) {
        for (int number = 0; number < 20; number++) {
            Draws draws = new Draws(number);
            TextilePattern pattern = family.draw(draws.part(0), PALETTE);
            double u = draws.unit(1);
            double v = draws.unit(2);
            Colour here = pattern.at(u, v);
            assertClose(pattern.at(u + 1, v), here);
            assertClose(pattern.at(u - 1, v + 2), here);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_pattern_uses_only_the_yarns_of_its_palette_and_their_mixtures(Family family) {
        for (int number = 0; number < 20; number++) {
            Draws draws = new Draws(number);
            TextilePattern pattern = family.draw(draws.part(0), PALETTE);
            Colour seen = pattern.at(draws.unit(1), draws.unit(2));
            assertThat(seen.luminance())
                    .isBetween(
                            PALETTE.main().luminance() - 1e-9, PALETTE.ground().luminance() + 1e-9);
        }
    }

    @Test
    void bands_follow_their_widths() {
        Colour first = Colour.ofRgb(0xFF0000);
        Colour second = Colour.ofRgb(0x0000FF);
        Bands bands = Bands.of(new Bands.Band(first, 3), new Bands.Band(second, 1));

        assertThat(bands.at(0.74)).isEqualTo(first);
        assertThat(bands.at(0.76)).isEqualTo(second);
        assertThat(bands.at(-0.1)).isEqualTo(second);
        assertThat(bands.place(1.375).within()).isCloseTo(0.5, within(1e-12));
    }

    @Test
    void a_half_drop_needs_an_even_number_of_columns() {
        assertThatThrownBy(() -> new Ikat.Grid(3, 2, true))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("even number of columns, was 3");
    }

    @Test
    void a_chequered_grid_needs_an_even_number_of_cells() {
        Dots.Spot spot = new Dots.Spot(0.3, 0, 0, PALETTE.main());
        assertThatThrownBy(() -> new Dots(3, List.of(spot), List.of(), PALETTE.ground(), true))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("even number of cells, was 3");
    }

    private static void assertClose(Colour actual, Colour expected) {
        assertThat(actual.red()).isCloseTo(expected.red(), within(1e-6));
        assertThat(actual.green()).isCloseTo(expected.green(), within(1e-6));
        assertThat(actual.blue()).isCloseTo(expected.blue(), within(1e-6));
    }
}
