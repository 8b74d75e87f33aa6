package loom.engine.network;

/**
 * What a discriminator has beside the layers of its family. A generator does not know of it.
 *
 * @param normalisation of its convolutions; the families without convolutions' norms ignore it
 * @param minibatch what it learns about the whole batch, in front of its last layer
 */
public record DiscriminatorOptions(Normalisation normalisation, MinibatchFeature minibatch) {
    /** The DCGAN paper's: batch normalisation, nothing about the batch. */
    public static DiscriminatorOptions classic() {
        return new DiscriminatorOptions(Normalisation.BATCH, MinibatchFeature.NONE);
    }
}
