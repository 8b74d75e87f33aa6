package loom.training.run;

import java.util.UUID;
import loom.base.RefusedException;
import org.jspecify.annotations.Nullable;

/**
 * What a run begins from instead of noise: a checkpoint of another run (a fork), or a model of the
 * zoo (fine-tuning). What fits the new networks is taken over.
 *
 * @param run the other run; null where it is a model
 * @param epoch one that the other run keeps, or {@value #LAST} for its last checkpoint
 * @param model the model; null where it is a run
 * @throws RefusedException if it names both or neither, or a negative epoch
 */
public record WarmStart(@Nullable UUID run, int epoch, @Nullable UUID model) {
    /** In place of an epoch: the last checkpoint, whichever that is. */
    public static final int LAST = 0;

    public WarmStart {
        if ((run == null) == (model == null)) {
            throw new RefusedException(
                    "the origin names " + (run == null ? "nothing" : "a run and a model"),
                    "a run begins from one run or one model",
                    "give one of them");
        }
        if (epoch < LAST) {
            throw new RefusedException(
                    "the epoch of the origin is " + epoch,
                    "epochs count from 1, and 0 is the last checkpoint",
                    "choose one that the run keeps");
        }
    }

    /** A run, as it was at the end of an epoch. */
    public static WarmStart ofRun(UUID run, int epoch) {
        return new WarmStart(run, epoch, null);
    }

    public static WarmStart ofModel(UUID model) {
        return new WarmStart(null, LAST, model);
    }
}
