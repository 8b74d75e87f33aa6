package loom.training.live;

import java.util.List;
import loom.account.Person;
import loom.training.run.Run;

/**
 * All runs at a moment.
 *
 * @param runs newest first
 * @param waiting those of them that wait for a worker, next one first
 */
public record Overview(List<Run> runs, List<Run> waiting) {
    public Overview {
        runs = List.copyOf(runs);
        waiting = List.copyOf(waiting);
    }

    /** What of it somebody may see. */
    Overview seenBy(Person person) {
        return new Overview(
                runs.stream().filter(person::maySee).toList(),
                waiting.stream().filter(person::maySee).toList());
    }
}
