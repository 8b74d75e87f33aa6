package loom.base.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.shared.Registration;
import java.util.List;
import loom.base.Trouble;
import org.jspecify.annotations.Nullable;

/** Says above every page what keeps the studio from work, for as long as it does. */
class TroubleBanner extends Div {
    private static final long serialVersionUID = 1L;

    private final transient TroubleFeed feed;
    private transient @Nullable Registration following;

    TroubleBanner(TroubleFeed feed) {
        this.feed = feed;
        addClassName("studio-trouble");
        getElement().setAttribute("role", "alert");
        show(feed.known());
    }

    @Override
    protected void onAttach(AttachEvent event) {
        show(feed.known());
        following = feed.follow(event.getUI(), this::show);
    }

    @Override
    protected void onDetach(DetachEvent event) {
        if (following != null) {
            following.remove();
            following = null;
        }
    }

    private void show(List<Trouble> troubles) {
        removeAll();
        troubles.forEach(trouble -> add(new Paragraph(trouble.words().sentence())));
        setVisible(!troubles.isEmpty());
    }
}
