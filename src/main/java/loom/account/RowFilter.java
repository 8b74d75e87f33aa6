package loom.account;

import java.util.Map;

/**
 * A condition for a query's {@code where}.
 *
 * @param condition in SQL; names parameters
 * @param parameters their values by name
 */
public record RowFilter(String condition, Map<String, Object> parameters) {
    public RowFilter {
        parameters = Map.copyOf(parameters);
    }
}
