package loom.training.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import loom.engine.quality.QualityAlarm;
import loom.engine.recipe.Preset;
import loom.training.checkpoint.KeptCheckpoint;
import loom.training.run.Run;
import loom.training.run.RunState;
import loom.training.run.WarmStart;
import org.jspecify.annotations.Nullable;

/** What a person should know about a run beside its numbers: how it broke off, and its alarms. */
class RunBanners extends Div {
    private static final long serialVersionUID = 1L;

    private final transient RecoveryActions remedies;
    private @Nullable transient Facts shown;

    RunBanners(RecoveryActions remedies) {
        this.remedies = remedies;
    }

    /** Shows them anew if something about them is new: a button that is replaced loses a click. */
    void show(Run run, List<KeptCheckpoint> kept, Set<QualityAlarm> alarms) {
        Facts facts =
                new Facts(
                        run.state(),
                        run.failure(),
                        run.note(),
                        run.progress().step() > 0,
                        kept.stream().map(KeptCheckpoint::epoch).toList(),
                        Set.copyOf(alarms));
        if (facts.equals(shown)) {
            return;
        }
        shown = facts;
        removeAll();
        String note = run.note();
        if (note != null) {
            add(new Banner("The studio changed this run", List.of(note), List.of()));
        }
        switch (run.state()) {
            case DIVERGED -> add(diverged(run, kept));
            case FAILED -> add(failed(run));
            case QUEUED, RUNNING, PAUSED, FINISHED, STOPPED -> {}
        }
        for (QualityAlarm alarm : QualityAlarm.values()) {
            if (alarms.contains(alarm)) {
                add(alarm(run, kept, alarm));
            }
        }
    }

    private Banner diverged(Run run, List<KeptCheckpoint> kept) {
        List<String> words = new ArrayList<>();
        String failure = run.failure();
        if (failure != null) {
            words.add(failure);
        }
        List<Button> actions = new ArrayList<>();
        if (kept.isEmpty()) {
            words.add("Begin again with a recipe that keeps the two networks in balance.");
        } else {
            int last = kept.getLast().epoch();
            words.add(
                    "The last good checkpoint, epoch %d, is kept: go back to it, or fork it with"
                                    .formatted(last)
                            + " smaller steps.");
            actions.add(
                    remedies.fork(
                            run, last, RecipeAdjustment.SMALL_STEPS, "Fork it with smaller steps"));
            actions.add(remedies.goBack(run, last, "Go back to epoch " + last));
        }
        actions.add(remedies.startAgain(run, Preset.STABLE));
        RecoveryActions.primary(actions.getFirst());
        return new Banner("This run diverged", words, actions);
    }

    private Banner failed(Run run) {
        String failure = run.failure();
        List<Button> actions =
                run.progress().step() > 0
                        ? List.of(
                                remedies.fork(
                                        run,
                                        WarmStart.LAST,
                                        null,
                                        "Begin a new run from its last checkpoint"))
                        : List.of();
        return new Banner(
                "This run broke off", failure == null ? List.of() : List.of(failure), actions);
    }

    private Banner alarm(Run run, List<KeptCheckpoint> kept, QualityAlarm alarm) {
        List<Button> actions = new ArrayList<>();
        Optional<KeptCheckpoint> best = kept.stream().filter(KeptCheckpoint::best).findFirst();
        if (best.isPresent()) {
            int epoch = best.get().epoch();
            if (!run.state().isUnderWay() && epoch < run.progress().epochsDone()) {
                actions.add(remedies.goBack(run, epoch, "Go back to the best epoch, " + epoch));
            }
            actions.add(
                    remedies.fork(run, epoch, RecipeAdjustment.of(alarm), forkWords(alarm, epoch)));
        }
        boolean hasWon =
                alarm == QualityAlarm.DISCRIMINATOR_WON || alarm == QualityAlarm.GENERATOR_WON;
        if (hasWon || best.isEmpty()) {
            actions.add(remedies.startAgain(run, Preset.STABLE));
        }
        return new Banner(alarm.title(), List.of(alarm.explanation(), alarm.remedy()), actions);
    }

    private static String forkWords(QualityAlarm alarm, int epoch) {
        String from = "Fork epoch %d with ".formatted(epoch);
        return switch (alarm) {
            case COLLAPSE -> from + "minibatch standard deviation";
            case COPYING -> from + "augmentation";
            case DISCRIMINATOR_WON -> from + "a slower discriminator";
            case GENERATOR_WON -> from + "a slower generator";
        };
    }

    /** What decides what is shown. */
    private record Facts(
            RunState state,
            @Nullable String failure,
            @Nullable String note,
            boolean begun,
            List<Integer> kept,
            Set<QualityAlarm> alarms) {}
}
