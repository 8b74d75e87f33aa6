package loom.training.ui;

import com.vaadin.flow.component.html.Span;
import java.util.Locale;
import loom.training.run.Run;

/** The state of a run in a word and a colour. */
class RunBadge extends Span {
    private static final long serialVersionUID = 1L;

    RunBadge(Run run) {
        show(run);
    }

    final void show(Run run) {
        setText(RunFormatter.state(run));
        setClassName("run-badge " + run.state().name().toLowerCase(Locale.ROOT));
    }
}
