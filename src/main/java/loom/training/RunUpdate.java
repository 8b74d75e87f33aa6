package loom.training;

import java.util.List;
import loom.engine.training.StepReport;

/**
 * What is new about a run that somebody follows.
 *
 * @param steps the reports since the last update, in order; often none
 */
public record RunUpdate(Run run, List<StepReport> steps) {
    public RunUpdate {
        steps = List.copyOf(steps);
    }
}
