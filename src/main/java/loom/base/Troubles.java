package loom.base;

import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What keeps the studio from work, for pages, scripts and jobs. Safe for use by many threads. */
@Component
public class Troubles {
    private final ObjectProvider<TroubleSource> sources;

    Troubles(ObjectProvider<TroubleSource> sources) {
        this.sources = sources;
    }

    /** All that there is at this moment, what causes the others first. */
    public List<Trouble> now() {
        return sources.orderedStream().flatMap(source -> source.now().stream()).toList();
    }

    /** The trouble behind a fault; empty if the fault has another cause. */
    public Optional<Trouble> explain(Throwable fault) {
        return sources.orderedStream()
                .flatMap(source -> source.explain(fault).stream())
                .findFirst();
    }
}
