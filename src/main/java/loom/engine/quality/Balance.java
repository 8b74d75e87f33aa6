package loom.engine.quality;

/**
 * How the two sides stood in one epoch, for objectives whose discriminator gives a probability.
 *
 * @param dReal mean D(x), the discriminator's belief that real images are real, 0 to 1
 * @param dFake mean D(G(z)), its belief that the generator's pictures are real, 0 to 1
 */
public record Balance(double dReal, double dFake) {
    public Balance {
        require("D(x)", dReal);
        require("D(G(z))", dFake);
    }

    private static void require(String name, double value) {
        if (!(value >= 0 && value <= 1)) { // also where it is not a number
            throw new IllegalArgumentException(
                    "%s must be in 0..1, was %s: objectives without probabilities have no balance"
                            .formatted(name, value));
        }
    }
}
