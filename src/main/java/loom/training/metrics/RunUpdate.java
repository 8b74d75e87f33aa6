package loom.training.metrics;

import java.util.List;
import loom.engine.training.StepReport;
import loom.training.run.Run;

/**
 * What is new about a run that somebody follows.
 *
 * @param steps the reports since the last update, in order; often none
 * @param quality the measures since the last update, in order; mostly none
 * @param restarted true if the run went back to an earlier step, by a person's will or with other
 *     settings: whoever follows forgets what came before, and this and the next updates bring
 *     everything from the first step on
 */
public record RunUpdate(
        Run run, List<StepReport> steps, List<EpochQuality> quality, boolean restarted) {
    public RunUpdate {
        steps = List.copyOf(steps);
        quality = List.copyOf(quality);
    }
}
