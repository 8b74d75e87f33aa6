package loom.training.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import loom.training.run.Run;
import loom.training.run.RunState;

/** Where a run is: its state, a bar, and the numbers in a line. */
class RunStatus extends Div {
    private static final long serialVersionUID = 1L;

    private final RunBadge badge;
    private final Span words = new Span();
    private final ProgressBar bar = new ProgressBar();

    RunStatus(Run run) {
        addClassName("run-status");
        badge = new RunBadge(run);
        words.addClassName("run-numbers");
        bar.getElement().setAttribute("aria-label", "Progress of the run");
        Div line = new Div(badge, words);
        line.addClassName("row");
        add(line, bar);
        show(run);
    }

    final void show(Run run) {
        badge.show(run);
        words.setText(RunFormatter.progress(run));
        bar.setIndeterminate(run.state() == RunState.RUNNING && run.progress().step() == 0);
        bar.setValue(run.progress().fraction());
        bar.setVisible(run.state() != RunState.FINISHED);
    }
}
