package loom.base;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A fault and what caused it, outermost first. */
public record FaultChain(List<Throwable> links) {
    /** Causes lie no deeper; a longer chain runs in a circle. */
    private static final int DEEPEST = 32;

    public FaultChain {
        links = List.copyOf(links);
    }

    public static FaultChain of(Throwable fault) {
        List<Throwable> links = new ArrayList<>();
        @Nullable Throwable link = fault;
        while (link != null && links.size() < DEEPEST) {
            links.add(link);
            link = link.getCause();
        }
        return new FaultChain(links);
    }

    /** True if any link is of that type and fulfils the condition. */
    public <T extends Throwable> boolean has(Class<T> type, Predicate<T> condition) {
        return links.stream().filter(type::isInstance).map(type::cast).anyMatch(condition);
    }
}
