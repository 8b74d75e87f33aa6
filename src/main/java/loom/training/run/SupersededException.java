package loom.training.run;

/** A worker's run went on elsewhere while it was away: it stops and writes nothing. */
public final class SupersededException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SupersededException(Run run) {
        super("attempt %d at run %s was followed by another".formatted(run.attempt(), run.id()));
    }
}
