package loom.zoo;

import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import loom.engine.ComputeDevice;
import loom.engine.sampling.GeneratorModel;
import loom.engine.sampling.Latent;
import loom.engine.sampling.Picture;
import loom.engine.sampling.Sampler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Keeps the samplers of the models in use, so that a picture does not wait for weights to load.
 * Called by many threads: one model draws for one of them at a time, different models at once, and
 * nobody waits while another model's weights load.
 */
@Component
class SamplerPool {
    private static final int KEPT = 4;

    /** By content hash, the one used last at the end. Guarded by this pool. */
    private final Map<String, Desk> desks = new LinkedHashMap<>(8, 0.75f, true);

    private boolean isClosed;

    /**
     * @param weights asked only if no sampler of that hash is open
     */
    List<Picture> sample(String contentHash, Weights weights, List<Latent> latents)
            throws IOException {
        Desk desk = enter(contentHash);
        try {
            return desk.sampler(weights).sample(latents);
        } finally {
            leave(desk);
        }
    }

    /** Waits for pictures being drawn: the process must not end inside native code. */
    @PreDestroy
    synchronized void close() {
        isClosed = true;
        boolean wasInterrupted = false;
        while (desks.values().stream().anyMatch(desk -> desk.guests > 0)) {
            try {
                wait();
            } catch (InterruptedException e) {
                wasInterrupted = true; // native code is left all the same
            }
        }
        desks.values().forEach(Desk::close);
        desks.clear();
        if (wasInterrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized Desk enter(String contentHash) {
        if (isClosed) {
            throw new IllegalStateException("the studio is closing");
        }
        Desk desk = desks.computeIfAbsent(contentHash, hash -> new Desk());
        desk.guests++;
        return desk;
    }

    private synchronized void leave(Desk desk) {
        desk.guests--;
        closeEldest();
        notifyAll();
    }

    /** Those at which somebody draws stay, even if they are too many for a moment. */
    private void closeEldest() {
        Iterator<Desk> eldestFirst = desks.values().iterator();
        while (desks.size() > KEPT && eldestFirst.hasNext()) {
            Desk desk = eldestFirst.next();
            if (desk.guests == 0) {
                eldestFirst.remove();
                desk.close();
            }
        }
    }

    @FunctionalInterface
    interface Weights {
        GeneratorModel load() throws IOException;
    }

    /** Where one model draws. */
    private static final class Desk {
        /** How many draw here or wait to. Guarded by the pool. */
        private int guests;

        private @Nullable Sampler sampler;

        /** Loads the weights for the first who comes; others who want the same model wait. */
        synchronized Sampler sampler(Weights weights) throws IOException {
            Sampler open = sampler;
            if (open == null) {
                open = Sampler.open(weights.load(), ComputeDevice.CPU);
                sampler = open;
            }
            return open;
        }

        synchronized void close() {
            if (sampler != null) {
                sampler.close();
            }
        }
    }
}
