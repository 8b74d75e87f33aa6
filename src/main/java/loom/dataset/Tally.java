package loom.dataset;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Counts findings by reason and keeps the first of each: an upload with 50,000 texts beside its
 * images has one thing to say about them. For one thread.
 */
final class Tally<T> {
    static final int MOST_OF_A_REASON = 100;
    static final int MOST = 1_000;
    static final int MOST_REASONS = 200;
    static final String OTHERS = "other reasons";

    private final Function<T, String> reason;
    private final List<T> first = new ArrayList<>();
    private final Map<String, Integer> counts = new LinkedHashMap<>();
    private int all;

    Tally(Function<T, String> reason) {
        this.reason = reason;
    }

    void add(T finding) {
        String why = reason.apply(finding);
        String counted = counts.containsKey(why) || counts.size() < MOST_REASONS ? why : OTHERS;
        int before = counts.getOrDefault(counted, 0);
        counts.put(counted, before + 1);
        all++;
        if (before < MOST_OF_A_REASON && first.size() < MOST) {
            first.add(finding);
        }
    }

    int all() {
        return all;
    }

    List<T> first() {
        return List.copyOf(first);
    }

    List<ReasonCount> counts() {
        return counts.entrySet().stream()
                .map(count -> new ReasonCount(count.getKey(), count.getValue()))
                .toList();
    }
}
