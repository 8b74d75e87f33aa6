/**
 * The life of training runs, from the click to the model. The way of a run: {@link
 * loom.training.TrainingService} saves and queues it, {@code TrainingJob} trains, {@link
 * loom.training.metrics.RunRecorder} carries the reports to the database, {@code live.RunFeed} from
 * there to whoever watches.
 *
 * <p>Three rooms lie below, each of which knows only those before it: {@code run} (what a run is),
 * {@code metrics} (what it measures), {@code checkpoint} (what it can go back to). The life itself,
 * here, knows all of them; {@code live} tells pages about it.
 */
@ApplicationModule(
        allowedDependencies = {
            "engine", "dataset", "zoo", "export", "work", "storage", "job", "account", "base"
        })
@NullMarked
package loom.training;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
