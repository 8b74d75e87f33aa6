package loom.account;

/** Knows who made the request that this thread works on. */
@FunctionalInterface
public interface WhoAsks {
    Person person();
}
