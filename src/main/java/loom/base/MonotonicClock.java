package loom.base;

/**
 * Measures how long something takes. Unlike the time of day, nobody can put it back: a duration
 * that is taken from a {@link java.time.Clock} may be negative or an hour too long.
 */
@FunctionalInterface
public interface MonotonicClock {
    /** Nanoseconds since some moment; only differences mean something. */
    long nanos();
}
