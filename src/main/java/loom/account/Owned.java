package loom.account;

/** What a person made: a data set, a run, a model, a piece. */
public interface Owned {
    Owner owner();
}
