package loom.job;

import com.github.kagkarlsson.scheduler.HeartbeatState;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import java.util.function.BooleanSupplier;

/**
 * Tells a job to stop, and never takes that back: a job that was told to stop half-way must not
 * take what it has for the whole. One late heartbeat is no reason; a worker counts as lost when it
 * has been silent for more than half of the time after which others take its job.
 */
final class StopSignal implements JobContext {
    private static final double LOST = 0.5;

    private final BooleanSupplier shutDown;
    private final HeartbeatState heartbeat;
    private volatile boolean given;

    StopSignal(BooleanSupplier shutDown, HeartbeatState heartbeat) {
        this.shutDown = shutDown;
        this.heartbeat = heartbeat;
    }

    static StopSignal of(ExecutionContext context) {
        return new StopSignal(
                context.getSchedulerState()::isShuttingDown,
                context.getCurrentlyExecuting().getHeartbeatState());
    }

    @Override
    public boolean shouldStop() {
        if (!given && (shutDown.getAsBoolean() || heartbeat.getFractionDead() > LOST)) {
            given = true;
        }
        return given;
    }
}
