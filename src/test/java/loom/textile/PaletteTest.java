package loom.textile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PaletteTest {
    @Test
    void a_palette_without_contrast_is_refused() {
        assertThatThrownBy(() -> Palette.of("fog", 0x808080, 0x8A8A8A, 0x000000))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("palette fog")
                .hasMessageContaining("at least 2.2");
    }

    @Test
    void a_palette_of_one_thread_is_refused() {
        assertThatThrownBy(() -> Palette.of("thin", 0x000000, 0xFFFFFF))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2 to 4 thread colours, has 1");
    }

    @Test
    void every_palette_has_its_own_name() {
        assertThat(Palettes.ALL).hasSizeGreaterThanOrEqualTo(20);
        assertThat(Palettes.ALL).extracting(Palette::name).doesNotHaveDuplicates();
    }

    @Test
    void counterchange_swaps_ground_and_main_thread() {
        Palette palette = Palettes.ALL.get(0);
        Palette swapped = palette.counterchanged();

        assertThat(swapped.ground()).isEqualTo(palette.main());
        assertThat(swapped.main()).isEqualTo(palette.ground());
        assertThat(swapped.counterchanged()).isEqualTo(palette);
    }

    @Test
    void on_dark_puts_the_darker_yarn_behind() {
        assertThat(Palettes.ALL)
                .allSatisfy(palette ->
                        assertThat(palette.onDark().ground().luminance())
                                .isLessThan(palette.onDark().main().luminance()));
    }

    @Test
    void black_on_white_has_the_greatest_contrast() {
        assertThat(Colour.ofRgb(0).contrast(Colour.ofRgb(0xFFFFFF))).isCloseTo(21, within(1e-9));
    }

    @Test
    void a_colour_keeps_its_display_value() {
        for (int rgb : new int[] {0x000000, 0x1F2F5C, 0xD9A441, 0xFFFFFF}) {
            assertThat(Colour.ofRgb(rgb).rgb()).isEqualTo(rgb);
        }
    }

    @Test
    void a_colour_out_of_range_is_refused() {
        assertThatThrownBy(() -> new Colour(0, Double.NaN, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("green must be in [0, 1], was NaN");
    }
}
