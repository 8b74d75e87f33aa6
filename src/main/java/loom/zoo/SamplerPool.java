package loom.zoo;

import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import loom.engine.ComputeDevice;
import loom.engine.sampling.GeneratorModel;
import loom.engine.sampling.Latent;
import loom.engine.sampling.Picture;
import loom.engine.sampling.Sampler;
import org.springframework.stereotype.Component;

/**
 * Keeps the samplers of the models in use, so that a picture does not wait for weights to load.
 * Called by many threads; one samples at a time, because a sampler uses every core by itself.
 */
@Component
class SamplerPool {
    private static final int KEPT = 4;

    private final Map<String, Sampler> open = new LinkedHashMap<>(8, 0.75f, true);
    private boolean isClosed;

    /**
     * @param weights asked only if no sampler of that hash is open
     */
    synchronized List<Picture> sample(String contentHash, Weights weights, List<Latent> latents)
            throws IOException {
        if (isClosed) {
            throw new IllegalStateException("the studio is closing");
        }
        Sampler sampler = open.get(contentHash);
        if (sampler == null) {
            sampler = Sampler.open(weights.load(), ComputeDevice.CPU);
            open.put(contentHash, sampler);
            closeEldest();
        }
        return sampler.sample(latents);
    }

    /** Waits for pictures being drawn: the process must not end inside native code. */
    @PreDestroy
    synchronized void close() {
        isClosed = true;
        open.values().forEach(Sampler::close);
        open.clear();
    }

    private void closeEldest() {
        if (open.size() <= KEPT) {
            return;
        }
        String eldest = open.keySet().iterator().next();
        Sampler sampler = open.remove(eldest);
        if (sampler != null) {
            sampler.close();
        }
    }

    @FunctionalInterface
    interface Weights {
        GeneratorModel load() throws IOException;
    }
}
