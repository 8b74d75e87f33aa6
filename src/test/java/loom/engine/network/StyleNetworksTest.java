package loom.engine.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class StyleNetworksTest {
    @Test
    void every_modulated_layer_has_a_style_of_its_own() {
        Styles styles = networks(64).generator().styles().orElseThrow();
        // two at 4 pixels, three at 8, 16, 32 and 64
        assertThat(styles.count()).isEqualTo(14);
        assertThat(styles.upTo(8)).isEqualTo(5);
        assertThat(styles.upTo(32)).isEqualTo(11);
        assertThat(networks(64).generator().mapping().outputShape(new FeatureMap(16, 1, 1)))
                .isEqualTo(new FeatureMap(16, 14, 1));
    }

    @Test
    void channels_are_4096_by_the_side_and_at_most_256_at_a_width_of_64() {
        GanArchitecture lite = new GanArchitecture("style", 512, 3, 16, 64, 64);
        Map<String, List<Integer>> shapes = shapes(lite.generator());
        assertThat(shapes.get("network.constant.value")).containsExactly(256, 4, 4);
        assertThat(shapes.get("network.b16.conv1.weight")).containsExactly(256, 256, 3, 3);
        assertThat(shapes.get("network.b32.conv0.weight")).containsExactly(128, 256, 3, 3);
        assertThat(shapes.get("network.b64.conv1.weight")).containsExactly(64, 64, 3, 3);
        assertThat(shapes.get("network.b512.conv1.weight")).containsExactly(8, 8, 3, 3);
        assertThat(shapes(lite.discriminator()).get("network.b64.main.conv1.weight"))
                .containsExactly(128, 64, 3, 3);
    }

    @Test
    void networks_for_larger_images_have_all_blocks_of_those_for_smaller_ones() {
        assertThat(shapes(networks(128).generator()))
                .containsAllEntriesOf(shapes(networks(64).generator()));
        Map<String, List<Integer>> discriminator = shapes(networks(64).discriminator());
        discriminator.keySet().removeIf(it -> it.startsWith("network.rgb64."));
        assertThat(shapes(networks(128).discriminator())).containsAllEntriesOf(discriminator);
    }

    @Test
    void noise_takes_four_bytes_for_each_pixel_of_each_layer_that_has_it() {
        // 16 pixels once, 64, 256 and 1024 twice
        assertThat(networks(32).generator().noiseBytes())
                .isEqualTo(4 * (16 + 2 * (64 + 256 + 1024)));
        assertThat(networks(32).generator().hasBatchNormalisation()).isFalse();
        assertThat(networks(32).discriminator().noiseBytes()).isZero();
    }

    @Test
    void an_equalised_layer_keeps_the_variance_of_its_input() {
        WeightScale scale = WeightScale.equalised(16, Math.sqrt(2), 0.01);
        // sqrt(2) * 0.01 / 4
        assertThat(scale.weight()).isCloseTo(0.0035355, org.assertj.core.data.Offset.offset(1e-7));
        assertThat(scale.bias()).isCloseTo(0.0141421, org.assertj.core.data.Offset.offset(1e-7));
    }

    @Test
    void what_cannot_be_is_refused_with_the_rule() {
        assertThatThrownBy(() -> new Styles(List.of(8, 4)))
                .hasMessage("the sides of styles go from small to large, were [8, 4]");
        FeatureMap two = new FeatureMap(16, 2, 1);
        assertThatThrownBy(() -> new ModulatedConvolution(1, 1, 3, 2, two, true, 1))
                .hasMessage("there are 2 styles, asked for was number 2");
        assertThatThrownBy(() -> new ModulatedConvolution(1, 1, 2, 0, two, true, 1))
                .hasMessageContaining("an odd kernel, had 1, 1 and 2");
        assertThatThrownBy(() -> new WeightScale(0, 1)).hasMessageContaining("above 0, were 0.0");
    }

    @Test
    void a_modulated_layer_needs_styles_before_it() {
        ModulatedConvolution layer =
                new ModulatedConvolution(2, 2, 3, 0, new FeatureMap(16, 2, 1), true, 1);
        assertThatThrownBy(() -> new Network("n", new FeatureMap(2, 4, 4), List.of(layer)))
                .hasMessageContaining("Modulated convolution reads styles");
    }

    private static GanArchitecture networks(int side) {
        return new GanArchitecture("style", side, 3, 16, 8, 8);
    }

    private static Map<String, List<Integer>> shapes(Network network) {
        return network.parameters().stream()
                .collect(Collectors.toMap(Parameter::name, Parameter::shape));
    }
}
