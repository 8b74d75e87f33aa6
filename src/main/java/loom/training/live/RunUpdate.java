package loom.training.live;

import java.util.List;
import java.util.Set;
import loom.engine.quality.QualityAlarm;
import loom.training.checkpoint.KeptCheckpoint;
import loom.training.metrics.EpochQuality;
import loom.training.run.Run;

/**
 * What a page shows of a run that it follows. Immutable, and the same for all pages that are as
 * far.
 *
 * @param curves what its charts draw beyond what they show
 * @param quality all measures so far, in order
 * @param alarms those that ring now
 * @param kept the epochs that it keeps, in order
 */
public record RunUpdate(
        Run run,
        CurveRows curves,
        List<EpochQuality> quality,
        Set<QualityAlarm> alarms,
        List<KeptCheckpoint> kept) {
    public RunUpdate {
        quality = List.copyOf(quality);
        alarms = Set.copyOf(alarms);
        kept = List.copyOf(kept);
    }
}
