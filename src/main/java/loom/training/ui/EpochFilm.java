package loom.training.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import loom.training.run.Run;

/**
 * The samples of a run with a slider and a play button over all epochs so far. Follows the newest
 * epoch until the person moves the slider.
 */
@Tag("loom-epoch-film")
@JsModule("./loom-epoch-film.js")
class EpochFilm extends Component {
    private static final long serialVersionUID = 1L;

    EpochFilm() {
        getElement().setAttribute("role", "group");
        getElement().setAttribute("aria-label", "The same sixteen latents after each epoch");
    }

    /** Shows the epochs of a run, from the first to the newest that has a picture. */
    void show(Run run) {
        getElement().setProperty("address", Samples.address(run, "{epoch}"));
        getElement().setProperty("count", run.progress().samples());
    }
}
