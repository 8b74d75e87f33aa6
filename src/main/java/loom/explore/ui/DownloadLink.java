package loom.explore.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.server.streams.DownloadHandler;
import java.io.IOException;
import java.io.OutputStream;

/** A link that looks like a button and saves a file, which is made when it is asked for. */
class DownloadLink extends Anchor {
    private static final long serialVersionUID = 1L;

    DownloadLink(String text) {
        add(VaadinIcon.DOWNLOAD.create(), new Span(text));
        addClassName("button-link");
        setRouterIgnore(true);
        nothing();
    }

    /** There is nothing to save yet. */
    final void nothing() {
        removeHref();
        getElement().setAttribute("aria-disabled", "true");
    }

    /**
     * @param content writes the file; called on any thread, so it must not touch the page
     */
    void offer(String fileName, String type, Content content) {
        getElement().removeAttribute("aria-disabled");
        DownloadHandler handler =
                event -> {
                    event.setFileName(fileName);
                    event.setContentType(type);
                    content.writeTo(event.getOutputStream());
                };
        setHref(handler);
    }

    @FunctionalInterface
    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }
}
