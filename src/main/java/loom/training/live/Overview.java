package loom.training.live;

import java.util.List;
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
}
