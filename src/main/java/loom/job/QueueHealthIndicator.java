package loom.job;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Reports whether this process' workers look for jobs, once a second each lane. They do not while
 * the database is away.
 */
@Component
class QueueHealthIndicator implements HealthIndicator {
    /** Long enough for a busy machine; a worker polls once a second. */
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(15);

    private final Optional<JobWorkers> workers;

    QueueHealthIndicator(Optional<JobWorkers> workers) {
        this.workers = workers;
    }

    @Override
    public Health health() {
        if (workers.isEmpty()) {
            return Health.up()
                    .withDetail("workers", "none: this process only serves pages (loom.worker)")
                    .build();
        }
        if (!workers.get().isRunning()) {
            return Health.down().withDetail("workers", "stopped").build();
        }
        Map<Lane, Duration> polls = workers.get().sinceLastPolls();
        boolean isSilent =
                polls.values().stream().anyMatch(age -> age.compareTo(LONGEST_SILENCE) > 0);
        Health.Builder health = isSilent ? Health.down() : Health.up();
        polls.forEach((lane, age) ->
                health.withDetail(
                        lane.name().toLowerCase(Locale.ROOT),
                        "looked for jobs %d s ago".formatted(age.toSeconds())));
        return health.build();
    }
}
