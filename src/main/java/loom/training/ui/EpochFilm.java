package loom.training.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import java.util.UUID;

/**
 * The samples of a run with a slider and a play button over all epochs so far. Follows the newest
 * epoch until the person moves the slider.
 */
@Tag("loom-epoch-film")
@JsModule("./loom-epoch-film.js")
class EpochFilm extends Component {
    private static final long serialVersionUID = 1L;

    EpochFilm(UUID run) {
        getElement().setProperty("address", Samples.address(run, "{epoch}"));
        getElement().setAttribute("role", "group");
        getElement().setAttribute("aria-label", "The same sixteen latents after each epoch");
    }

    /** How many epochs there are to show, from the first on. */
    void show(int epochs) {
        getElement().setProperty("count", epochs);
    }
}
