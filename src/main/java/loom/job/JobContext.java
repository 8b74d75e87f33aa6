package loom.job;

/** What a running job may ask its worker. */
@FunctionalInterface
public interface JobContext {
    /**
     * True once the job must save and return: the process shuts down, or another worker is about to
     * take the job over because this one's heartbeat was lost. Stays true from then on.
     */
    boolean shouldStop();
}
