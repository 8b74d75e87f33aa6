package loom.dataset;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * All data sets, the newest first, for those who ask again and again: the long lists of a data set
 * are read only after something about it changed. Safe for use by many threads.
 */
@Component
public class DataSetNews implements Supplier<List<DataSet>> {
    private final DataSetRepository repository;
    private Map<UUID, Known> known = Map.of();

    DataSetNews(DataSetRepository repository) {
        this.repository = repository;
    }

    @Override
    public synchronized List<DataSet> get() {
        Map<UUID, Known> now = new LinkedHashMap<>();
        for (Glimpse glimpse : repository.glimpses()) {
            look(glimpse).ifPresent(it -> now.put(glimpse.id(), it));
        }
        known = now;
        return now.values().stream().map(Known::dataSet).toList();
    }

    /** Empty if it was deleted since the glimpse. */
    private Optional<Known> look(Glimpse glimpse) {
        Known before = known.get(glimpse.id());
        return before != null && before.glimpse().equals(glimpse)
                ? Optional.of(before)
                : repository.find(glimpse.id()).map(found -> new Known(glimpse, found));
    }

    private record Known(Glimpse glimpse, DataSet dataSet) {}

    /** What changes whenever anything about a data set does. */
    record Glimpse(UUID id, String name, DataSet.State state, int images, double progress) {}
}
