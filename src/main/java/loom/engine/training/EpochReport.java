package loom.engine.training;

import java.util.List;
import loom.engine.quality.Quality;
import loom.engine.sampling.GeneratorModel;
import loom.engine.sampling.Picture;
import org.jspecify.annotations.Nullable;

/**
 * What a finished epoch shows.
 *
 * @param epoch counted from 1
 * @param step the last step of the epoch
 * @param samples pictures of the same sixteen latents in every epoch
 * @param model the generator as it is now, ready for sampling
 * @param quality how good its pictures are; null if it was not measured after this epoch
 */
public record EpochReport(
        int epoch,
        long step,
        List<Picture> samples,
        GeneratorModel model,
        @Nullable Quality quality) {
    public EpochReport {
        samples = List.copyOf(samples);
    }
}
