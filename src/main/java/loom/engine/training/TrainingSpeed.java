package loom.engine.training;

/** How fast this machine trains. */
public final class TrainingSpeed {
    private TrainingSpeed() {}

    /** Real images per second, from a few steps on random bytes; takes seconds. */
    public static double measure(TrainingSettings settings) {
        throw new UnsupportedOperationException();
    }
}
