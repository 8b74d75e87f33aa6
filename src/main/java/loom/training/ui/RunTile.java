package loom.training.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import loom.training.run.Run;

/** A run that is over, small: its last samples. Leads to its page. */
class RunTile extends Anchor {
    private static final long serialVersionUID = 1L;

    RunTile(Run run) {
        setHref("runs/" + run.id());
        addClassName("run-tile");
        Span name = new Span(run.name());
        name.addClassName("run-name");
        Div head = new Div(name, new RunBadge(run));
        head.addClassName("run-tile-head");
        Div outcome = new Div(RunFormatter.outcome(run));
        outcome.addClassName("quiet");
        add(Samples.latest(run), head, outcome);
    }
}
