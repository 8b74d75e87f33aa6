package loom.training.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import java.util.UUID;
import loom.base.ui.Thumbnail;
import loom.training.Run;

/** Pictures of what a run has learnt. */
final class Samples {
    private Samples() {}

    static String address(UUID run, String epoch) {
        return "api/v1/runs/" + run + "/samples/" + epoch + ".png";
    }

    /** The latest grid, or a quiet place where it will be. */
    static Component latest(Run run) {
        int epoch = run.progress().samples();
        if (epoch == 0) {
            Div nothing = new Div("No picture yet");
            nothing.addClassNames("run-samples", "empty");
            return nothing;
        }
        Thumbnail grid =
                new Thumbnail(
                        address(run.id(), String.valueOf(epoch)),
                        "Samples of " + run.name() + " after epoch " + epoch);
        grid.addClassName("run-samples");
        Div frame = new Div(grid);
        frame.addClassName("run-samples-frame");
        return frame;
    }
}
