package loom.training.ui;

import static loom.base.Wording.count;
import static loom.base.Wording.duration;
import static loom.base.Wording.number;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import loom.engine.recipe.Preset;
import loom.training.run.Run;
import loom.training.run.RunProgress;
import loom.training.run.RunSettings;
import loom.training.run.RunState;
import loom.training.run.Wish;

/** Runs in plain words. */
final class RunFormatter {
    private RunFormatter() {}

    /** One word for the state, or for what is about to happen. */
    static String state(Run run) {
        Wish wish = run.wish();
        if (wish != null && run.state().isUnderWay()) {
            return switch (wish) {
                case PAUSE -> "Pausing";
                case STOP -> "Stopping";
            };
        }
        return switch (run.state()) {
            case QUEUED -> "Waiting";
            case RUNNING -> "Training";
            case PAUSED -> "Paused";
            case FINISHED -> "Finished";
            case STOPPED -> "Stopped";
            case DIVERGED -> "Diverged";
            case FAILED -> "Failed";
        };
    }

    /** The recipe and what it learns from. */
    static String recipe(Run run) {
        RunSettings settings = run.settings();
        return "%s on %s, %d × %d %s"
                .formatted(
                        Preset.of(settings.preset()).title(),
                        run.dataSetName(),
                        settings.imageSize(),
                        settings.imageSize(),
                        settings.colour().title().toLowerCase(Locale.ROOT));
    }

    /** How far it is, how fast, and how long still. */
    static String progress(Run run) {
        RunProgress progress = run.progress();
        if (run.state() == RunState.QUEUED) {
            return "Starts when the runs before it are done";
        }
        if (progress.step() == 0) {
            return run.state() == RunState.RUNNING
                    ? "Making the images and networks ready"
                    : "Did not begin";
        }
        StringBuilder words = new StringBuilder();
        words.append(
                "Epoch %s of %s".formatted(number(progress.epoch()), number(progress.epochs())));
        words.append(
                " · step %s of %s".formatted(number(progress.step()), number(progress.steps())));
        if (run.state() == RunState.RUNNING && progress.imagesPerSecond() > 0) {
            words.append(" · ").append(speed(progress.imagesPerSecond()));
        }
        run.eta().ifPresent(left -> words.append(" · ").append(duration(left)).append(" left"));
        Instant started = run.started();
        Instant ended = run.ended();
        if (run.state().isOver() && started != null && ended != null) {
            words.append(" · took ").append(duration(Duration.between(started, ended)));
        }
        return words.toString();
    }

    /** For example {@code 110 images/s}. */
    static String speed(double imagesPerSecond) {
        return imagesPerSecond < 10
                ? String.format(Locale.ENGLISH, "%.1f images/s", imagesPerSecond)
                : number(Math.round(imagesPerSecond)) + " images/s";
    }

    /** What a person would want to know of a run that is over, in a line. */
    static String outcome(Run run) {
        return count(run.progress().epoch(), "epoch", "epochs")
                + ", "
                + run.settings().imageSize()
                + " px, "
                + run.dataSetName();
    }
}
