package loom.engine.network;

import java.util.Arrays;
import java.util.List;

/** How a generator and its discriminator are built. */
public enum GanFamily {
    /** Transposed convolutions of Radford et al. 2015, arXiv:1511.06434. */
    DCGAN("dcgan", "transposed convolutions", List.of(28, 32, 64, 128, 256)),
    /** The same with pixels repeated and convolved instead, against checkerboards. */
    RESIZE("dcgan-resize", "resize, then convolve", List.of(28, 32, 64, 128, 256)),
    /** The small network of the Fashion-MNIST tutorials. */
    FASHION("fashion", "fashion tutorial", List.of(28, 32, 64)),
    /** Dense layers only. */
    MLP("mlp", "fully connected", List.of(28, 32, 64)),
    /** Skip-layer excitation and a discriminator that reconstructs, arXiv:2101.04775. */
    FEW_SHOT("few-shot", "skip-layer excitation", List.of(32, 64, 128, 256, 512)),
    /** Residual blocks without normalisation, arXiv:2501.05441. */
    RESIDUAL("residual", "residual blocks", List.of(32, 64, 128, 256, 512)),
    /** Layers that take their style from a mapped latent: Karras et al. 2020, arXiv:1912.04958. */
    STYLE("style", "style generator", List.of(32, 64, 128, 256, 512));

    private final String id;
    private final String title;
    private final List<Integer> imageSizes;

    GanFamily(String id, String title, List<Integer> imageSizes) {
        this.id = id;
        this.title = title;
        this.imageSizes = imageSizes;
    }

    /** Stable name, for files. */
    public String id() {
        return id;
    }

    /** What its networks are, for people. */
    public String title() {
        return title;
    }

    /** The image sides that it can be built for; dense layers grow too large beyond. */
    public List<Integer> imageSizes() {
        return imageSizes;
    }

    /** True if it can learn to draw one class or another. */
    public boolean knowsClasses() {
        return switch (this) {
            case DCGAN, RESIZE, FASHION, MLP -> true;
            case FEW_SHOT, RESIDUAL, STYLE -> false;
        };
    }

    /**
     * The family with an id.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static GanFamily of(String id) {
        return Arrays.stream(values())
                .filter(family -> family.id.equals(id))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "family must be one of %s, was '%s'"
                                        .formatted(
                                                Arrays.stream(values()).map(GanFamily::id).toList(),
                                                id)));
    }

    Network generator(GanArchitecture a) {
        return switch (this) {
            case DCGAN, RESIZE -> Dcgan.generator(a);
            case FASHION -> Fashion.generator(a);
            case MLP -> FullyConnected.generator(a);
            case FEW_SHOT -> FewShot.generator(a);
            case RESIDUAL -> ResidualNetworks.generator(a);
            case STYLE -> StyleNetworks.generator(a);
        };
    }

    Network discriminator(GanArchitecture a, DiscriminatorOptions options) {
        return switch (this) {
            case DCGAN, RESIZE -> Dcgan.discriminator(a, options);
            case FASHION -> Fashion.discriminator(a, options);
            case MLP -> FullyConnected.discriminator(a, options);
            case FEW_SHOT -> FewShot.discriminator(a, options);
            case RESIDUAL -> ResidualNetworks.discriminator(a, options);
            case STYLE -> StyleNetworks.discriminator(a, options);
        };
    }
}
