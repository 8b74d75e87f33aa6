package loom.storage;

import loom.base.Wording;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Reports the room on the disk. Too little of it takes the studio out of service, no more. */
@Component
class DiskHealthIndicator implements HealthIndicator {
    private final Reserve reserve;

    DiskHealthIndicator(Reserve reserve) {
        this.reserve = reserve;
    }

    @Override
    public Health health() {
        Health.Builder health =
                reserve.isShort()
                        ? Health.outOfService().withDetail("words", reserve.words().sentence())
                        : Health.up();
        return health.withDetail("free", Wording.bytes(reserve.free()))
                .withDetail("needed", Wording.bytes(reserve.needed()))
                .build();
    }
}
