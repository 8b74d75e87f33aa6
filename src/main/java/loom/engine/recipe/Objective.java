package loom.engine.recipe;

/**
 * What the two networks play for. r is the discriminator's output for real images, f for fakes,
 * both without bounds; all losses are means over the batch, lower is better for its side.
 */
public enum Objective {
    /**
     * Goodfellow et al. 2014 (arXiv:1406.2661), the non-saturating form: L_D = softplus(-r) +
     * softplus(f), L_G = softplus(-f); PyTorch's {@code BCEWithLogitsLoss} with labels 1 and 0.
     */
    NON_SATURATING,
    /** Mao et al. 2017 (arXiv:1611.04076): L_D = ((r - 1)^2 + f^2) / 2, L_G = (f - 1)^2 / 2. */
    LEAST_SQUARES,
    /**
     * Lim and Ye 2017 (arXiv:1705.02894), Miyato et al. 2018: L_D = max(0, 1 - r) + max(0, 1 + f),
     * L_G = -f.
     */
    HINGE,
    /** Arjovsky et al. 2017 (arXiv:1701.07875): L_D = f - r, L_G = -f. */
    WASSERSTEIN,
    /**
     * Relativistic pairing, Jolicoeur-Martineau 2018 and Huang et al. 2024 (arXiv:2501.05441,
     * section 2): each real image is paired with a fake, L_D = softplus(f - r), L_G = softplus(r -
     * f).
     */
    RELATIVISTIC;

    /** True if an output above 0 means "real" and one below 0 "made". */
    public boolean hasSigns() {
        return this == NON_SATURATING || this == HINGE;
    }

    /** True if an output only means something beside that for another image. */
    public boolean isRelative() {
        return this == WASSERSTEIN || this == RELATIVISTIC;
    }
}
