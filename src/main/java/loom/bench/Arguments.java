package loom.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The options of a command, {@code --name value} each.
 *
 * @param values by the options' names
 */
record Arguments(Map<String, String> values) {
    Arguments {
        values = Map.copyOf(values);
    }

    /**
     * @throws IllegalArgumentException if an option is unknown or has no value
     */
    static Arguments parse(List<String> words, Set<String> known) {
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < words.size(); i += 2) {
            String option = words.get(i);
            if (!known.contains(option)) {
                throw new IllegalArgumentException("there is no option " + option);
            }
            if (i + 1 == words.size()) {
                throw new IllegalArgumentException(
                        "every option needs a value, %s has none".formatted(option));
            }
            values.put(option, words.get(i + 1));
        }
        return new Arguments(values);
    }

    String text(String option, String otherwise) {
        return values.getOrDefault(option, otherwise);
    }

    int number(String option, int otherwise, int least, int most) {
        String value = text(option, Integer.toString(otherwise));
        try {
            int number = Integer.parseInt(value);
            if (number < least || number > most) {
                throw new IllegalArgumentException(
                        "%s must be in %d..%d, was %d".formatted(option, least, most, number));
            }
            return number;
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "%s needs a whole number, was '%s'".formatted(option, value), e);
        }
    }
}
