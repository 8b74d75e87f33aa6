package loom.engine.training;

import loom.engine.recipe.AdaptiveAugmentation;

/**
 * How far a run is.
 *
 * @param step how many steps are done
 * @param before how many its optimisers had done before, in the run that it began from
 * @param best the best epoch so far
 * @param augmentation how often the next step augments, in a recipe that adapts
 */
record Progress(long step, Before before, BestEpoch best, AdaptiveAugmentation augmentation) {
    static Progress start() {
        return startAfter(Before.NONE);
    }

    static Progress startAfter(Before before) {
        return new Progress(0, before, BestEpoch.NONE, AdaptiveAugmentation.START);
    }

    Progress at(long newStep, AdaptiveAugmentation newAugmentation) {
        return new Progress(newStep, before, best, newAugmentation);
    }

    Progress withBest(BestEpoch newBest) {
        return new Progress(step, before, newBest, augmentation);
    }

    /** What each optimiser had done, in steps of the run. */
    record Before(long generator, long discriminator) {
        static final Before NONE = new Before(0, 0);
    }
}
