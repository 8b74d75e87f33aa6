package loom.zoo;

import loom.engine.ComputeDevice;
import loom.engine.TorchEngine;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

/** Reports whether libtorch could be loaded, and what it computes on. */
@Component
class EngineHealthIndicator extends AbstractHealthIndicator {
    EngineHealthIndicator() {
        super("the engine could not be loaded");
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        try {
            health.up()
                    .withDetail("libtorch", TorchEngine.version())
                    .withDetail(
                            "devices",
                            TorchEngine.devices().stream().map(ComputeDevice::name).toList());
        } catch (LinkageError e) {
            // A native library that does not load is an error to Java; nothing else draws then.
            health.down().withDetail("words", String.valueOf(e.getMessage()));
        }
    }
}
