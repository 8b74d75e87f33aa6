package loom.base.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.ParentLayout;
import loom.base.Refusal;
import loom.base.Trouble;
import loom.base.Troubles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stands in for a page that could not be shown, and says why. Where the studio only waits (for a
 * database, for room), it asks for the page again by itself.
 */
@ParentLayout(MainLayout.class)
class FaultPage extends Page implements HasErrorParameter<Exception> {
    private static final long serialVersionUID = 1L;
    private static final Logger log = LoggerFactory.getLogger(FaultPage.class);
    private static final int MILLIS_BEFORE_ASKING = 5_000;
    private static final int INTERNAL_ERROR = 500;
    private static final Trouble UNKNOWN =
            new Trouble(
                    INTERNAL_ERROR,
                    new Refusal(
                            "something in the studio went wrong",
                            "what happened is in its log",
                            "try again, or go on with another page"));

    private final transient Troubles troubles;

    FaultPage(Troubles troubles) {
        super("This page cannot be shown now", "");
        this.troubles = troubles;
        Button again = new Button("Try again");
        again.addClickListener(event -> reload(0));
        actions(again);
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Exception> parameter) {
        Trouble trouble = troubles.explain(parameter.getException()).orElse(UNKNOWN);
        if (trouble.equals(UNKNOWN)) {
            log.error(
                    "the page {} could not be shown",
                    event.getLocation().getPath(),
                    parameter.getException());
        } else {
            log.warn(
                    "the page {} could not be shown: {}",
                    event.getLocation().getPath(),
                    trouble.words().sentence());
            reload(MILLIS_BEFORE_ASKING);
        }
        describe("This page cannot be shown now", trouble.words().sentence());
        return trouble.status();
    }

    private void reload(int millis) {
        getElement().executeJs("setTimeout(() => window.location.reload(), $0)", millis);
    }
}
