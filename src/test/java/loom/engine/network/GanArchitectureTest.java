package loom.engine.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GanArchitectureTest {
    private static final GanArchitecture CLASSIC = GanArchitecture.dcgan(64, 3);

    @Test
    void the_generator_is_that_of_the_pattern_lesson() {
        assertThat(CLASSIC.generator().summary())
                .extracting(LayerSummary::layer)
                .containsExactly(
                        "Transposed convolution",
                        "Batch normalisation",
                        "ReLU",
                        "Transposed convolution",
                        "Batch normalisation",
                        "ReLU",
                        "Transposed convolution",
                        "Batch normalisation",
                        "ReLU",
                        "Transposed convolution",
                        "Batch normalisation",
                        "ReLU",
                        "Transposed convolution",
                        "tanh");
        assertThat(CLASSIC.generator().summary())
                .filteredOn(it -> it.layer().equals("Transposed convolution"))
                .extracting(LayerSummary::outputShape)
                .containsExactly(
                        new FeatureMap(512, 4, 4),
                        new FeatureMap(256, 8, 8),
                        new FeatureMap(128, 16, 16),
                        new FeatureMap(64, 32, 32),
                        new FeatureMap(3, 64, 64));
    }

    @Test
    void the_discriminator_mirrors_it_without_normalisation_on_the_first_layer() {
        assertThat(CLASSIC.discriminator().summary())
                .extracting(LayerSummary::layer)
                .containsExactly(
                        "Convolution",
                        "Leaky ReLU",
                        "Convolution",
                        "Batch normalisation",
                        "Leaky ReLU",
                        "Convolution",
                        "Batch normalisation",
                        "Leaky ReLU",
                        "Convolution",
                        "Batch normalisation",
                        "Leaky ReLU",
                        "Convolution");
        assertThat(CLASSIC.discriminator().output()).isEqualTo(new FeatureMap(1, 1, 1));
    }

    @Test
    void parameter_counts_are_those_of_pytorchs_tutorial() {
        assertThat(CLASSIC.generator().parameterCount()).isEqualTo(3_576_704);
        assertThat(CLASSIC.discriminator().parameterCount()).isEqualTo(2_765_568);
    }

    @Test
    void parameters_are_named_as_in_a_sequential_called_network() {
        assertThat(CLASSIC.generator().parameters())
                .extracting(Parameter::name)
                .startsWith(
                        "network.0.weight",
                        "network.1.weight",
                        "network.1.bias",
                        "network.1.running_mean",
                        "network.1.running_var",
                        "network.3.weight")
                .endsWith("network.12.weight");
    }

    @Test
    void without_normalisation_the_weights_begin_large_enough_to_pass_the_signal_on() {
        DiscriminatorOptions options =
                new DiscriminatorOptions(Normalisation.NONE, MinibatchFeature.NONE);
        assertThat(CLASSIC.discriminator(options).parameters())
                .filteredOn(it -> it.name().endsWith("weight"))
                .extracting(Parameter::initialisation)
                .startsWith(
                        new Initialisation.Normal(0, 0.200160192f), // sqrt(2 / 1.04 / (3 * 16))
                        new Initialisation.Normal(0, 0.0433359528f)) // sqrt(2 / 1.04 / (64 * 16))
                .doesNotContain(new Initialisation.Normal(0, 0.02f));
        assertThat(CLASSIC.discriminator().parameters())
                .filteredOn(it -> it.name().equals("network.0.weight"))
                .extracting(Parameter::initialisation)
                .containsExactly(new Initialisation.Normal(0, 0.02f));
    }

    @ParameterizedTest
    @CsvSource({"32, 1", "64, 1", "128, 3", "256, 3"})
    void both_networks_fit_together_at_every_size(int size, int channels) {
        GanArchitecture architecture = GanArchitecture.dcgan(size, channels);
        FeatureMap image = new FeatureMap(channels, size, size);
        assertThat(architecture.generator().output()).isEqualTo(image);
        assertThat(architecture.discriminator().input()).isEqualTo(image);
        assertThat(architecture.discriminator().output()).isEqualTo(new FeatureMap(1, 1, 1));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 27, 48, 512})
    void other_sizes_are_refused(int size) {
        assertThatThrownBy(() -> GanArchitecture.dcgan(size, 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[28, 32, 64, 128, 256], was " + size);
    }

    @Test
    void classes_add_an_output_each_and_are_counted_in_the_hash_alone_where_there_are_some() {
        GanArchitecture plain = new GanArchitecture("dcgan", 32, 3, 13, 4, 4);
        GanArchitecture classified =
                new GanArchitecture("dcgan", 32, 3, 13, 4, 4, List.of("a", "b", "c"));
        assertThat(classified.discriminator().output()).isEqualTo(new FeatureMap(4, 1, 1));
        assertThat(classified.generator().input()).isEqualTo(new FeatureMap(13, 1, 1));
        assertThat(plain.canonical()).doesNotContain("classes");
        assertThat(classified.canonical()).endsWith(",\"classes\":3}");
    }

    @Test
    void classes_that_do_not_fit_are_refused() {
        assertThatThrownBy(() -> new GanArchitecture("style", 32, 3, 13, 4, 4, List.of("a", "b")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the family style does not learn classes");
        assertThatThrownBy(() -> new GanArchitecture("dcgan", 32, 3, 2, 4, 4, List.of("a", "b")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("latent size must be more than the 2 classes, was 2");
    }

    @Test
    void two_channels_are_refused() {
        assertThatThrownBy(() -> GanArchitecture.dcgan(64, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1 (grey) or 3 (RGB), were 2");
    }

    @Test
    void neighbours_that_do_not_fit_are_refused() {
        BatchNormalisation wrong = new BatchNormalisation(8, new Initialisation.Constant(1));
        assertThatThrownBy(() ->
                        new Network("wrong", new FeatureMap(3, 4, 4), java.util.List.of(wrong)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("takes 8 channels, was given 3");
    }
}
