package loom.engine.training;

/**
 * How far a run is.
 *
 * @param step how many steps are done
 * @param before how many its optimisers had done before, in the run that it began from
 * @param best the best epoch so far
 */
record Progress(long step, Before before, BestEpoch best) {
    static Progress start() {
        return new Progress(0, Before.NONE, BestEpoch.NONE);
    }

    Progress at(long newStep, BestEpoch newBest) {
        return new Progress(newStep, before, newBest);
    }

    /** What each optimiser had done, in steps of the run. */
    record Before(long generator, long discriminator) {
        static final Before NONE = new Before(0, 0);
    }
}
