package loom.engine.training;

import java.io.IOException;
import java.util.function.LongSupplier;

/** Saves a run's checkpoints when they are due. */
final class Checkpoints {
    private final CheckpointStore store;
    private final TrainingSettings settings;
    private final int images;
    private final LongSupplier nanoTime;
    private final CheckpointSchedule schedule;

    /**
     * @param images how many the data set has
     * @param nanoTime as {@link System#nanoTime()}
     */
    Checkpoints(
            CheckpointStore store, TrainingSettings settings, int images, LongSupplier nanoTime) {
        this.store = store;
        this.settings = settings;
        this.images = images;
        this.nanoTime = nanoTime;
        schedule = new CheckpointSchedule(nanoTime);
    }

    /** True if one is due in the middle of an epoch. */
    boolean isDue() {
        return schedule.isDue(false);
    }

    void save(GanSnapshot snapshot) throws IOException {
        long begun = nanoTime.getAsLong();
        store.save(out -> snapshot.write(out, settings, images));
        schedule.saved(begun);
    }

    /**
     * Saves at the end of an epoch, if it is due or worth keeping.
     *
     * @param last true for the last epoch of the run
     */
    void endEpoch(GanSnapshot snapshot, int epoch, boolean last) throws IOException {
        boolean best = snapshot.progress().best().epoch() == epoch;
        boolean wanted = store.wants(epoch, best);
        if (wanted || last || schedule.isDue(true)) {
            save(snapshot);
        }
        if (wanted) {
            store.keep(epoch, snapshot.progress().step(), best);
        }
    }
}
