package loom.dataset;

import java.util.Optional;
import java.util.UUID;

/** Asked before a data set is deleted. Whoever needs data sets to stay declares a bean of it. */
@FunctionalInterface
public interface DataSetUse {
    /** What needs the data set, for a sentence: "the run Bark at night"; empty if nothing does. */
    Optional<String> usedBy(UUID dataSet);
}
