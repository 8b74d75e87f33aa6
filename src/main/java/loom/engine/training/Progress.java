package loom.engine.training;

/**
 * How far a run is.
 *
 * @param step how many steps are done
 * @param stepsBefore how many steps its optimisers had done before, in the run that it began from
 * @param best the best epoch so far
 */
record Progress(long step, long stepsBefore, BestEpoch best) {
    static Progress start() {
        return new Progress(0, 0, BestEpoch.NONE);
    }

    Progress at(long newStep, BestEpoch newBest) {
        return new Progress(newStep, stepsBefore, newBest);
    }
}
