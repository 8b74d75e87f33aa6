package loom.engine.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GanFamilyTest {
    private static Stream<GanArchitecture> every() {
        return Arrays.stream(GanFamily.values())
                .flatMap(family ->
                        family.imageSizes().stream()
                                .map(size -> new GanArchitecture(family.id(), size, 3, 100, 8, 8)));
    }

    @ParameterizedTest
    @MethodSource("every")
    void a_generator_ends_with_an_image_and_a_discriminator_with_logits(GanArchitecture it) {
        int side = it.imageSize();
        assertThat(it.generator().output()).isEqualTo(new FeatureMap(3, side, side));
        for (Normalisation normalisation : Normalisation.values()) {
            for (MinibatchFeature feature : MinibatchFeature.values()) {
                DiscriminatorOptions options = new DiscriminatorOptions(normalisation, feature);
                assertThat(it.discriminator(options).output().channels()).isEqualTo(1);
            }
        }
    }

    @Test
    void the_fashion_tutorials_networks_have_their_layers() {
        GanArchitecture fashion = new GanArchitecture("fashion", 28, 1, 100, 64, 64);
        assertThat(fashion.generator().summary())
                .extracting(LayerSummary::outputShape)
                .contains(
                        new FeatureMap(128, 7, 7),
                        new FeatureMap(64, 14, 14),
                        new FeatureMap(1, 28, 28));
        // 100 * 6272 + 6272; 128 * 2; 5 * 5 * 128 * 64 + 64; 64 * 2; 5 * 5 * 64 + 1
        assertThat(fashion.generator().parameterCount())
                .isEqualTo(633_472 + 256 + 204_864 + 128 + 1_601);
        // 5 * 5 * 64 + 64; 5 * 5 * 64 * 128 + 128; 6272 + 1
        assertThat(fashion.discriminator().parameterCount()).isEqualTo(1_664 + 204_928 + 6_273);
    }

    @Test
    void the_explainers_generator_goes_from_100_over_256_to_784() {
        GanArchitecture explainer = new GanArchitecture("mlp", 28, 1, 100, 64, 64);
        assertThat(explainer.generator().summary())
                .extracting(it -> it.outputShape().size())
                .containsExactly(256, 256, 784, 784, 784);
    }

    @Test
    void resize_convolutions_give_the_sides_of_transposed_ones() {
        GanArchitecture resize = new GanArchitecture("dcgan-resize", 64, 3, 100, 64, 64);
        assertThat(resize.generator().summary())
                .filteredOn(it -> it.layer().equals("Upsampling"))
                .extracting(it -> it.outputShape().height())
                .containsExactly(8, 16, 32, 64);
    }

    @Test
    void dense_networks_for_large_images_are_refused() {
        assertThatThrownBy(() -> new GanArchitecture("mlp", 256, 3, 100, 64, 64))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[28, 32, 64], was 256");
    }
}
