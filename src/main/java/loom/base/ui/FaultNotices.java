package loom.base.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import java.util.Optional;
import loom.base.FaultChain;
import loom.base.Refusal;
import loom.base.RefusedException;
import loom.base.Trouble;
import loom.base.Troubles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Says on the page why an action of it failed; without this a click would do nothing at all. */
@Component
class FaultNotices implements VaadinServiceInitListener {
    private static final long serialVersionUID = 1L;
    private static final Logger log = LoggerFactory.getLogger(FaultNotices.class);

    private final transient Troubles troubles;

    FaultNotices(Troubles troubles) {
        this.troubles = troubles;
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource()
                .addSessionInitListener(init -> init.getSession().setErrorHandler(this::tell));
    }

    private void tell(ErrorEvent event) {
        Throwable fault = event.getThrowable();
        Optional<Refusal> words = words(fault);
        if (words.isPresent()) {
            log.warn("an action of a page failed: {}", words.get().sentence());
        } else {
            log.error("an action of a page failed", fault);
        }
        UI ui = UI.getCurrent();
        if (ui != null) {
            String text =
                    words.map(Refusal::sentence)
                            .orElse("That went wrong in the studio. What happened is in its log.");
            ui.access(() -> Notice.problem(text));
        }
    }

    private Optional<Refusal> words(Throwable fault) {
        for (Throwable link : FaultChain.of(fault).links()) {
            if (link instanceof RefusedException refused) {
                return Optional.of(refused.refusal());
            }
        }
        return troubles.explain(fault).map(Trouble::words);
    }
}
