package loom.training.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import loom.base.ui.Thumbnail;
import loom.training.run.Run;

/** Pictures of what a run has learnt. */
final class Samples {
    private Samples() {}

    /**
     * Where the grid of an epoch is. Browsers keep it for good: a run that begins again with a
     * smaller batch draws other pictures for the same epochs, at another address.
     */
    static String address(Run run, String epoch) {
        return "api/v1/runs/%s/samples/%s.png?batch=%d"
                .formatted(run.id(), epoch, run.settings().batchSize());
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
                        address(run, String.valueOf(epoch)),
                        "Samples of " + run.name() + " after epoch " + epoch);
        grid.addClassName("run-samples");
        Div frame = new Div(grid);
        frame.addClassName("run-samples-frame");
        return frame;
    }
}
