package loom.job;

/**
 * One queue with workers of its own. Training has a lane to itself, one run at a time, so that a
 * small import never waits behind a run of hours. Each lane has its own table: a scheduler deletes
 * rows of tasks that it does not know.
 */
public enum Lane {
    TRAINING("training_job", 1),
    PREPARATION("preparation_job", 2),
    /** Work that takes long and ends in a file. */
    EXPORT("export_job", 1);

    private final String table;
    private final int workers;

    Lane(String table, int workers) {
        this.table = table;
        this.workers = workers;
    }

    String table() {
        return table;
    }

    int workers() {
        return workers;
    }
}
