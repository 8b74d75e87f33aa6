package loom.engine.sampling;

import java.util.List;

/** Turns latents into pictures. */
public final class Sampler implements AutoCloseable {
    private Sampler() {}

    public static Sampler open(GeneratorModel model, String device) {
        throw new UnsupportedOperationException();
    }

    public List<Picture> sample(List<Latent> latents) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
}
