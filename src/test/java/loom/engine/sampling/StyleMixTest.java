package loom.engine.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import loom.engine.ComputeDevice;
import loom.engine.interchange.Tensor;
import loom.engine.network.GanArchitecture;
import loom.engine.network.Initialisation;
import loom.engine.network.Parameter;
import loom.engine.sampling.StyleMix.Level;
import org.junit.jupiter.api.Test;

class StyleMixTest {
    private static final GanArchitecture STYLE = new GanArchitecture("style", 64, 3, 16, 16, 8);
    private static final GeneratorModel MODEL = noisy();
    private static final Latent ONE = Latent.ofSeed(3, 0, 16);
    private static final Latent OTHER = Latent.ofSeed(3, 1, 16);

    @Test
    void a_latent_always_gives_the_same_picture_although_layers_have_noise() {
        try (Sampler sampler = Sampler.open(MODEL, ComputeDevice.CPU)) {
            List<Picture> twice = sampler.sample(List.of(ONE, OTHER, ONE));
            assertThat(twice.get(0)).isEqualTo(twice.get(2)).isNotEqualTo(twice.get(1));
            assertThat(sampler.sample(List.of(ONE))).containsExactly(twice.getFirst());
        }
    }

    @Test
    void all_levels_of_one_latent_give_its_picture() {
        try (Sampler sampler = Sampler.open(MODEL, ComputeDevice.CPU)) {
            List<Picture> whole = sampler.sample(List.of(ONE, OTHER));
            assertThat(
                            sampler.sampleMixed(
                                    List.of(
                                            StyleMix.of(ONE, OTHER, Set.of()),
                                            StyleMix.of(ONE, OTHER, Set.of(Level.values())))))
                    .isEqualTo(whole);
        }
    }

    @Test
    void each_level_changes_the_picture_in_its_own_way() {
        List<StyleMix> mixes =
                List.of(
                        StyleMix.of(ONE, OTHER, Set.of()),
                        StyleMix.of(ONE, OTHER, Set.of(Level.COARSE)),
                        StyleMix.of(ONE, OTHER, Set.of(Level.MIDDLE)),
                        StyleMix.of(ONE, OTHER, Set.of(Level.FINE)),
                        StyleMix.of(ONE, OTHER, Set.of(Level.values())));
        try (Sampler sampler = Sampler.open(MODEL, ComputeDevice.CPU)) {
            assertThat(sampler.sampleMixed(mixes)).doesNotHaveDuplicates();
        }
    }

    @Test
    void a_mix_gives_the_same_pixels_whatever_is_drawn_with_it() {
        List<StyleMix> mixes =
                IntStream.range(0, 20)
                        .mapToObj(i ->
                                StyleMix.of(Latent.ofSeed(4, i, 16), OTHER, Set.of(Level.COARSE)))
                        .toList();
        try (Sampler sampler = Sampler.open(MODEL, ComputeDevice.CPU)) {
            List<Picture> together = sampler.sampleMixed(mixes);
            assertThat(sampler.sampleMixed(List.of(mixes.get(17))))
                    .containsExactly(together.get(17));
        }
    }

    @Test
    void a_mix_is_drawn_from_one_latent_of_three_times_the_size() {
        StyleMix mix = StyleMix.of(ONE, OTHER, Set.of(Level.MIDDLE));
        assertThat(mix.latent().size()).isEqualTo(48);
        assertThat(StyleMix.read(mix.latent(), 16)).isEqualTo(mix);
        try (Sampler sampler = Sampler.open(MODEL, ComputeDevice.CPU)) {
            assertThat(sampler.sample(List.of(ONE, mix.latent())))
                    .containsExactly(
                            sampler.sample(List.of(ONE)).getFirst(),
                            sampler.sampleMixed(List.of(mix)).getFirst());
        }
    }

    @Test
    void a_mix_of_one_latent_is_that_latent() {
        assertThat(StyleMix.of(ONE, OTHER, Set.of()).latent()).isEqualTo(ONE);
    }

    @Test
    void all_mixes_go_from_the_one_to_the_other() {
        StyleMix one = StyleMix.read(ONE, 16);
        StyleMix other = StyleMix.read(OTHER, 16);
        assertThat(one.all(other))
                .hasSize(8)
                .doesNotHaveDuplicates()
                .startsWith(one)
                .endsWith(other);
    }

    @Test
    void latents_between_which_there_is_a_way_have_one_size() {
        Latent mix = StyleMix.of(ONE, OTHER, Set.of(Level.FINE)).latent();
        assertThat(StyleMix.alike(List.of(ONE, mix))).extracting(Latent::size).containsOnly(48);
        assertThat(StyleMix.alike(List.of(ONE, OTHER))).containsExactly(ONE, OTHER);
    }

    @Test
    void only_a_generator_with_styles_takes_mixes() {
        Latent mix = StyleMix.of(ONE, OTHER, Set.of(Level.FINE)).latent();
        assertThat(StyleMix.fits(mix, STYLE)).isTrue();
        assertThat(StyleMix.fits(ONE, STYLE)).isTrue();
        assertThat(StyleMix.fits(mix, new GanArchitecture("dcgan", 32, 3, 16, 4, 4))).isFalse();
    }

    @Test
    void a_generator_without_styles_refuses_to_mix_them() {
        GeneratorModel dcgan =
                Generators.random(new GanArchitecture("dcgan", 32, 3, 16, 4, 4), 1, 0.1f);
        try (Sampler sampler = Sampler.open(dcgan, ComputeDevice.CPU)) {
            assertThatThrownBy(() -> sampler.sampleMixed(List.of(new StyleMix(ONE, ONE, ONE))))
                    .hasMessageContaining("family dcgan has no styles to mix");
        }
    }

    @Test
    void a_latent_of_another_size_is_refused() {
        Latent longer = Latent.ofSeed(1, 17);
        try (Sampler sampler = Sampler.open(MODEL, ComputeDevice.CPU)) {
            assertThatThrownBy(() -> sampler.sampleMixed(List.of(new StyleMix(ONE, ONE, longer))))
                    .hasMessageContaining("16 values, one has 17");
        }
    }

    /** As it starts, but with noise that shows and pictures within range. */
    private static GeneratorModel noisy() {
        Map<String, Tensor> tensors = new HashMap<>();
        List<Parameter> all = STYLE.generator().parameters();
        for (int p = 0; p < all.size(); p++) {
            float[] values = new float[Math.toIntExact(all.get(p).size())];
            for (int i = 0; i < values.length; i++) {
                double draw = CounterRandom.normal(7, p, i, 0);
                values[i] =
                        (float)
                                switch (all.get(p).initialisation()) {
                                    case Initialisation.Constant it -> it.value() + 0.2 * draw;
                                    case Initialisation.Normal it -> it.deviation() * draw;
                                    case Initialisation.Uniform it -> it.limit() * draw;
                                };
            }
            if (all.get(p).name().endsWith("rgb.branch.weight")) {
                for (int i = 0; i < values.length; i++) {
                    values[i] *= 0.1f;
                }
            }
            tensors.put(all.get(p).name(), new Tensor(all.get(p).shape(), values));
        }
        return new GeneratorModel(STYLE, tensors, Map.of());
    }
}
