package loom.engine.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import loom.engine.interchange.Tensor;
import loom.engine.network.GanArchitecture;
import loom.engine.program.FlatLayout;
import loom.engine.quality.Quality;
import loom.engine.recipe.AdaptiveAugmentation;
import loom.engine.recipe.Preset;
import loom.engine.recipe.Recipe;
import loom.engine.sampling.GeneratorModel;
import org.junit.jupiter.api.Test;

/** What a run takes over from a checkpoint of another run, or from a model. */
class WarmStartTest {
    private static final GanArchitecture SMALL = new GanArchitecture("dcgan", 32, 1, 8, 4, 4);
    private static final TrainingSettings SETTINGS =
            TrainingSettings.forPreset(Preset.DCGAN, 32, 1)
                    .withArchitecture(SMALL)
                    .withRecipe(Recipe.dcgan().withAveragingImages(1000));

    @Test
    void weights_moments_and_average_of_another_run_are_taken_over() throws IOException {
        GanSnapshot other = other();
        GanSnapshot begun = from(checkpoint(other), SETTINGS);
        assertThat(begun.generator().weights()).isEqualTo(other.generator().weights());
        assertThat(begun.generator().moment1()).isEqualTo(other.generator().moment1());
        assertThat(begun.discriminator().moment2()).isEqualTo(other.discriminator().moment2());
        assertThat(begun.average()).isEqualTo(other.average());
    }

    @Test
    void it_begins_at_step_0_and_adams_count_goes_on() throws IOException {
        Progress progress = from(checkpoint(other()), SETTINGS).progress();
        assertThat(progress.step()).isZero();
        assertThat(progress.before()).isEqualTo(new Progress.Before(40, 41));
        assertThat(progress.best()).isEqualTo(BestEpoch.NONE);
    }

    @Test
    void a_run_without_an_average_begins_one_with_the_weights() throws IOException {
        GanSnapshot plain = other().at(Progress.start());
        GanSnapshot without =
                new GanSnapshot(
                        plain.progress(),
                        plain.generator(),
                        plain.generator().weights(),
                        plain.discriminator());
        GanSnapshot begun = from(checkpoint(without), SETTINGS);
        assertThat(begun.average()).isEqualTo(plain.generator().weights());
        assertThat(begun.isAveraging()).isTrue();
    }

    @Test
    void style_networks_for_larger_images_take_over_the_layers_of_smaller_ones()
            throws IOException {
        TrainingSettings small =
                TrainingSettings.forPreset(Preset.STYLE, 32, 1)
                        .withArchitecture(new GanArchitecture("style", 32, 1, 8, 4, 4));
        TrainingSettings large =
                small.withArchitecture(new GanArchitecture("style", 64, 1, 8, 4, 4)).withSeed(9);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        GanSnapshot before = GanSnapshot.initial(small);
        before.write(out, small, 13);
        GanSnapshot begun = from(out.toByteArray(), large);
        Map<String, Tensor> theirs = tensors(small, before);
        Map<String, Tensor> ours = tensors(large, begun);
        assertThat(ours).containsAllEntriesOf(theirs).hasSizeGreaterThan(theirs.size());
    }

    private static Map<String, Tensor> tensors(TrainingSettings settings, GanSnapshot of) {
        return new FlatLayout(settings.architecture().generator())
                .unpack(of.generator().weights(), of.generator().statistics());
    }

    @Test
    void a_model_gives_the_generator_alone() throws IOException {
        GanSnapshot other = other();
        FlatLayout layout = new FlatLayout(SMALL.generator());
        GeneratorModel model =
                new GeneratorModel(
                        SMALL,
                        layout.unpack(other.generator().weights(), other.generator().statistics()),
                        Map.of());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        model.write(out);
        GanSnapshot begun = from(out.toByteArray(), SETTINGS);
        assertThat(begun.generator().weights()).isEqualTo(other.generator().weights());
        assertThat(begun.average()).isEqualTo(other.generator().weights());
        assertThat(begun.discriminator().weights())
                .isEqualTo(GanSnapshot.initial(SETTINGS).discriminator().weights());
        assertThat(begun.progress().before()).isEqualTo(Progress.Before.NONE);
    }

    @Test
    void networks_of_other_widths_keep_what_fits() throws IOException {
        GanArchitecture wider = new GanArchitecture("dcgan", 32, 1, 8, 4, 8);
        GanSnapshot begun = from(checkpoint(other()), SETTINGS.withArchitecture(wider));
        assertThat(begun.generator().weights()).isEqualTo(other().generator().weights());
        assertThat(begun.discriminator().weights())
                .hasSize(new FlatLayout(wider.discriminator()).weightCount());
    }

    @Test
    void adam_begins_anew_for_a_network_that_fits_only_in_part() throws IOException {
        GanArchitecture wider = new GanArchitecture("dcgan", 32, 1, 8, 4, 8);
        GanSnapshot begun = from(checkpoint(other()), SETTINGS.withArchitecture(wider));
        assertThat(begun.progress().before()).isEqualTo(new Progress.Before(40, 0));
        assertThat(begun.generator().moment1()).isEqualTo(other().generator().moment1());
        assertThat(begun.discriminator().moment2()).containsOnly(0);
    }

    @Test
    void a_file_of_which_nothing_fits_is_refused() throws IOException {
        byte[] file = checkpoint(other());
        GanArchitecture dense = new GanArchitecture("mlp", 32, 1, 9, 5, 5);
        assertThatThrownBy(() -> from(file, SETTINGS.withArchitecture(dense)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("nothing of the file fits");
    }

    /** Another run's state, with values that no start has. */
    private static GanSnapshot other() {
        GanSnapshot start = GanSnapshot.initial(SETTINGS.withSeed(9));
        Arrays.fill(start.generator().moment1(), 0.25f);
        Arrays.fill(start.discriminator().moment2(), 0.5f);
        Arrays.fill(start.average(), 0.125f);
        return start.at(
                new Progress(
                        30,
                        new Progress.Before(10, 11),
                        new BestEpoch(2, new Quality(50, 40, 1, 1)),
                        AdaptiveAugmentation.START));
    }

    private static byte[] checkpoint(GanSnapshot snapshot) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        snapshot.write(out, SETTINGS, 40);
        return out.toByteArray();
    }

    private static GanSnapshot from(byte[] file, TrainingSettings settings) throws IOException {
        return GanSnapshot.from(new ByteArrayInputStream(file), settings);
    }
}
