package loom.engine.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import loom.engine.network.GanArchitecture;
import loom.engine.recipe.Preset;
import loom.engine.recipe.Recipe;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What libtorch is given, word for word: a change here is a change of what all runs compute. One
 * that is meant is written with {@code ./loom test GoldenProgramTest -Dloom.golden=write}, and read
 * in the diff.
 */
class GoldenProgramTest {
    private static final Path FOLDER = Path.of("src/test/resources/programs");

    static Stream<Preset> presets() {
        return Preset.all().stream();
    }

    @ParameterizedTest
    @MethodSource("presets")
    void a_recipe_compiles_to_the_same_program_as_ever(Preset preset) throws IOException {
        String text =
                GanProgramText.training(
                        preset.architecture(preset.imageSize(), 3),
                        preset.recipe(),
                        new Lowering(false, 0));
        compare(preset.id(), text);
    }

    @Test
    void so_does_one_in_bfloat16_with_convolutions_as_matrices() throws IOException {
        GanArchitecture dcgan = Preset.DCGAN.architecture(64, 3);
        compare(
                "dcgan-bfloat16",
                GanProgramText.training(dcgan, Recipe.dcgan(), new Lowering(true, 8)));
    }

    @Test
    void so_does_a_generator_that_paints() throws IOException {
        GanArchitecture dcgan = Preset.DCGAN.architecture(64, 3);
        compare("dcgan-painting", GanProgramText.painting(dcgan, new Lowering(false, 4)));
    }

    @Test
    void so_does_a_generator_that_mixes_styles_and_a_training_step_in_bfloat16()
            throws IOException {
        GanArchitecture style = Preset.STYLE.architecture(64, 3);
        compare("style-painting", GanProgramText.painting(style, new Lowering(false, 4)));
        compare(
                "style-bfloat16",
                GanProgramText.training(style, Preset.STYLE.recipe(), new Lowering(true, 8)));
    }

    private static void compare(String name, String text) throws IOException {
        Path file = FOLDER.resolve(name + ".txt");
        if ("write".equals(System.getProperty("loom.golden"))) {
            Files.writeString(file, text);
        }
        assertThat(text).isEqualTo(Files.readString(file));
    }
}
