package loom.training;

import java.util.Optional;
import java.util.UUID;
import loom.dataset.DataSetUse;
import loom.training.run.RunRepository;
import org.springframework.stereotype.Component;

/** Keeps the data sets of unfinished runs from being deleted. */
@Component
class RunDataSetUse implements DataSetUse {
    private final RunRepository runs;

    RunDataSetUse(RunRepository runs) {
        this.runs = runs;
    }

    @Override
    public Optional<String> usedBy(UUID dataSet) {
        return runs.findUnfinished(dataSet).stream()
                .findFirst()
                .map(run -> "the run \"" + run.name() + "\"");
    }
}
