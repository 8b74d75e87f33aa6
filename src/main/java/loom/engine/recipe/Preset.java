package loom.engine.recipe;

import java.util.List;
import loom.engine.network.DiscriminatorOptions;
import loom.engine.network.GanArchitecture;
import loom.engine.network.GanFamily;
import loom.engine.network.MinibatchFeature;
import loom.engine.network.Normalisation;

/**
 * A recipe that a person can choose by name, with networks and numbers to begin from.
 *
 * @param id stable name, for files and the HTTP API
 * @param title what people read
 * @param description one sentence for the form
 * @param networks how large they usually are
 * @param imageSize the side that it is usually trained at
 */
public record Preset(
        String id,
        String title,
        String description,
        GanFamily family,
        Size networks,
        int imageSize,
        int epochs,
        int batchSize,
        Recipe recipe) {

    /** Below so many images, {@link #STABLE} is the one to begin with: docs/quality.md says why. */
    public static final int FEW_IMAGES = 5_000;

    /** The DCGAN paper's. */
    private static final Size CLASSIC = new Size(100, 64);

    /** 32 channels at 64 pixels: 175 million multiplications for a picture of that size. */
    private static final Size SLIM = new Size(256, 32);

    /** Images after which a weight's share in the moving average has halved. */
    private static final int AVERAGING = 10_000;

    /** Keras's Adam, with its larger epsilon. */
    private static final AdamSettings KERAS = new AdamSettings(1e-3, 0.9, 0.999, 1e-7);

    /** The recipe of Radford et al. 2015, arXiv:1511.06434, as PyTorch's tutorial gives it. */
    public static final Preset DCGAN =
            dcgan(
                    "dcgan",
                    "Classic DCGAN",
                    "Strided convolutions, batch normalisation and Adam: the recipe that most people"
                            + " learn first.",
                    Recipe.dcgan());

    /** The same for few images, after Zhao et al. 2020, arXiv:2006.10738. */
    public static final Preset SMALL_DATA =
            inSmallBatches(
                    "dcgan-small-data",
                    "DCGAN for small data",
                    "Looks at every image moved, recoloured and partly covered, and draws from an"
                            + " average of its past: for long runs on few images, where others begin"
                            + " to copy.",
                    Recipe.dcgan()
                            .withAugmentation(Augmentation.differentiable())
                            .withAveragingImages(AVERAGING));

    /** Relativistic pairing with gradient penalties, Huang et al. 2024, arXiv:2501.05441. */
    public static final Preset STABLE =
            inSmallBatches(
                    "dcgan-stable",
                    "Stable DCGAN",
                    "Compares real images with made ones in pairs and keeps the discriminator"
                            + " smooth: hardly ever collapses, and draws the most of your images in"
                            + " the same time. Best below 5,000 images.",
                    Recipe.dcgan()
                            .withObjective(Objective.RELATIVISTIC)
                            .withPenalties(GradientPenalties.of(Objective.RELATIVISTIC, 1))
                            .withDiscriminator(withNormalisation(Normalisation.NONE))
                            .withAveragingImages(AVERAGING)
                            .withAdam(adam(2e-4, 0, 0.99), adam(2e-4, 0, 0.99)));

    /** Gulrajani et al. 2017, arXiv:1704.00028, algorithm 1. */
    public static final Preset WGAN_GP =
            dcgan(
                    "wgan-gp",
                    "Wasserstein GAN with gradient penalty",
                    "A critic that is trained five times for each step of the generator: its loss"
                            + " follows the quality of the pictures.",
                    Recipe.dcgan()
                            .withObjective(Objective.WASSERSTEIN)
                            .withPenalties(GradientPenalties.of(Objective.WASSERSTEIN, 10))
                            .withDiscriminator(withNormalisation(Normalisation.NONE))
                            .withDiscriminatorSteps(5)
                            .withAdam(adam(1e-4, 0, 0.9), adam(1e-4, 0, 0.9)));

    /** Miyato et al. 2018, arXiv:1802.05957, with the two rates of Zhang et al. 2019. */
    public static final Preset HINGE =
            dcgan(
                    "hinge",
                    "Hinge loss, spectral norm",
                    "Spectral normalisation keeps the discriminator in check, a hinge keeps it from"
                            + " dwelling on what it already tells apart.",
                    Recipe.dcgan()
                            .withObjective(Objective.HINGE)
                            .withDiscriminator(withNormalisation(Normalisation.SPECTRAL))
                            .withAdam(adam(1e-4, 0, 0.9), adam(4e-4, 0, 0.9)));

    /**
     * Mao et al. 2017, arXiv:1611.04076, but with spectral norm: with batch normalisation, single
     * steps carried the discriminator's outputs far beyond their targets 0 and 1, and runs on a
     * thousand images never got off the ground.
     */
    public static final Preset LEAST_SQUARES =
            dcgan(
                    "lsgan",
                    "Least squares GAN",
                    "Squared errors instead of logarithms: fakes far from the real ones still"
                            + " teach the generator something.",
                    Recipe.dcgan()
                            .withObjective(Objective.LEAST_SQUARES)
                            .withDiscriminator(withNormalisation(Normalisation.SPECTRAL)));

    /**
     * Karras et al. 2020, arXiv:1912.04958, made small; docs/adr/0020 has what differs from the
     * paper.
     */
    public static final Preset STYLE =
            new Preset(
                    "style",
                    "Style layers",
                    "Draws from coarse to fine, each layer in a style of its own, so that the"
                            + " outline of one picture can be mixed with the colours of another."
                            + " Learns slowly: for a GPU, or for days.",
                    GanFamily.STYLE,
                    SLIM,
                    64,
                    300,
                    16,
                    Recipe.dcgan()
                            .withPenalties(GradientPenalties.of(Objective.NON_SATURATING, 1))
                            .withDiscriminator(
                                    new DiscriminatorOptions(
                                            Normalisation.NONE, MinibatchFeature.DEVIATION))
                            .withStyleMixing(0.9)
                            .withAveragingImages(AVERAGING)
                            .withAdam(adam(2.5e-3, 0, 0.99), adam(2.5e-3, 0, 0.99)));

    /** The Fashion-MNIST tutorials' for 28 x 28 grey images. */
    public static final Preset FASHION =
            new Preset(
                    "fashion",
                    "Fashion tutorial",
                    "The small network of the 28 × 28 tutorials, with SELU and dropout: quick to"
                            + " train on a laptop.",
                    GanFamily.FASHION,
                    CLASSIC,
                    28,
                    10,
                    32,
                    Recipe.dcgan().withAdam(KERAS, KERAS));

    /** The GAN explainers': no convolutions at all. */
    public static final Preset FULLY_CONNECTED =
            new Preset(
                    "mlp",
                    "Fully connected",
                    "Dense layers only: see for yourself why convolutions help.",
                    GanFamily.MLP,
                    CLASSIC,
                    28,
                    50,
                    64,
                    Recipe.dcgan());

    /** Liu et al. 2021, arXiv:2101.04775. */
    public static final Preset FEW_SHOT =
            new Preset(
                    "few-shot",
                    "Few-shot GAN",
                    "For 50 to 1,000 images, also large ones: small feature maps steer large ones,"
                            + " and the discriminator has to be able to redraw real images.",
                    GanFamily.FEW_SHOT,
                    new Size(256, 16),
                    64,
                    300,
                    8,
                    Recipe.dcgan()
                            .withObjective(Objective.HINGE)
                            .withAugmentation(new Augmentation(false, false, true, true, false))
                            .withAveragingImages(AVERAGING));

    /** Huang et al. 2024, arXiv:2501.05441, with networks a sixth as wide. */
    public static final Preset RESIDUAL =
            new Preset(
                    "residual",
                    "Residual GAN",
                    "Residual blocks without normalisation, trained in pairs with penalties that"
                            + " fall while it learns: slow, for a GPU and many images.",
                    GanFamily.RESIDUAL,
                    new Size(64, 64),
                    64,
                    300,
                    16,
                    Recipe.dcgan()
                            .withObjective(Objective.RELATIVISTIC)
                            .withPenalties(GradientPenalties.of(Objective.RELATIVISTIC, 2))
                            .withDiscriminator(withNormalisation(Normalisation.NONE))
                            .withAveragingImages(AVERAGING)
                            .withAnnealingImages(200_000)
                            .withAdam(adam(2e-4, 0, 0.99), adam(2e-4, 0, 0.99)));

    private static final List<Preset> ALL =
            List.of(
                    STABLE,
                    SMALL_DATA,
                    FEW_SHOT,
                    DCGAN,
                    WGAN_GP,
                    HINGE,
                    LEAST_SQUARES,
                    STYLE,
                    RESIDUAL,
                    FASHION,
                    FULLY_CONNECTED);

    /** Every preset, in the order to show them. */
    public static List<Preset> all() {
        return ALL;
    }

    /** The preset to begin with for so many images. */
    public static Preset suggested(int images) {
        return images < FEW_IMAGES ? STABLE : DCGAN;
    }

    /**
     * The preset with an id.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Preset of(String id) {
        return all().stream()
                .filter(preset -> preset.id().equals(id))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "preset must be one of %s, was '%s'"
                                        .formatted(all().stream().map(Preset::id).toList(), id)));
    }

    /** The tutorials that these recipes come from have grey images of 28 x 28. */
    public boolean isGrey() {
        return family == GanFamily.FASHION || family == GanFamily.MLP;
    }

    /** Its networks for images of a size. */
    public GanArchitecture architecture(int size, int channels) {
        return new GanArchitecture(
                family.id(), size, channels, networks.latent(), networks.width(), networks.width());
    }

    private static Preset dcgan(String id, String title, String description, Recipe recipe) {
        return new Preset(id, title, description, GanFamily.DCGAN, CLASSIC, 64, 100, 64, recipe);
    }

    /** Many steps from few images. */
    private static Preset inSmallBatches(
            String id, String title, String description, Recipe recipe) {
        return new Preset(id, title, description, GanFamily.DCGAN, CLASSIC, 64, 300, 16, recipe);
    }

    /**
     * How large networks are.
     *
     * @param latent values of a latent
     * @param width of both
     */
    public record Size(int latent, int width) {}

    private static DiscriminatorOptions withNormalisation(Normalisation normalisation) {
        return new DiscriminatorOptions(normalisation, MinibatchFeature.NONE);
    }

    private static AdamSettings adam(double rate, double beta1, double beta2) {
        return new AdamSettings(rate, beta1, beta2, 1e-8);
    }
}
