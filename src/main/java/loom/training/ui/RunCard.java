package loom.training.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import loom.training.run.Run;

/** A run that is going on, large: its latest samples and how far it is. Leads to its page. */
class RunCard extends Anchor {
    private static final long serialVersionUID = 1L;

    private final RunStatus status;
    private final Div picture = new Div();
    private int samples;

    RunCard(Run run) {
        setHref("runs/" + run.id());
        addClassName("run-card");
        status = new RunStatus(run);
        samples = run.progress().samples();
        picture.addClassName("run-card-picture");
        picture.add(Samples.latest(run));
        Paragraph recipe = new Paragraph(RunFormatter.recipe(run));
        recipe.addClassName("quiet");
        Div words = new Div(new H2(run.name()), recipe, status);
        words.addClassName("run-card-words");
        add(picture, words);
    }

    void show(Run run) {
        status.show(run);
        if (samples == run.progress().samples()) {
            return;
        }
        samples = run.progress().samples();
        picture.removeAll();
        picture.add(Samples.latest(run));
    }
}
