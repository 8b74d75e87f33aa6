package loom.engine.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PictureTest {
    @Test
    void a_value_is_found_by_column_row_and_channel() {
        byte[] pixels = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, (byte) 200};
        Picture picture = new Picture(2, 3, pixels);
        assertThat(picture.value(1, 0, 2)).isEqualTo(5);
        assertThat(picture.value(1, 1, 2)).isEqualTo(200);
    }

    @Test
    void its_pixels_cannot_be_changed_from_outside() {
        byte[] pixels = {1, 2, 3, 4};
        Picture picture = new Picture(2, 1, pixels);
        pixels[0] = 9;
        picture.pixels()[1] = 9;
        assertThat(picture).isEqualTo(new Picture(2, 1, new byte[] {1, 2, 3, 4}));
    }

    @Test
    void pixels_that_do_not_fit_are_refused() {
        assertThatThrownBy(() -> new Picture(2, 3, new byte[4]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2 x 2 x 3 needs 12 bytes, had 4");
    }
}
