package loom.base.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.ParentLayout;

/** Answers an address that leads nowhere. */
@ParentLayout(MainLayout.class)
@PageTitle("No such page")
class NoSuchPage extends Page implements HasErrorParameter<NotFoundException> {
    private static final long serialVersionUID = 1L;
    private static final int NOT_FOUND = 404;

    NoSuchPage() {
        super("No such page", "");
    }

    @Override
    public int setErrorParameter(
            BeforeEnterEvent event, ErrorParameter<NotFoundException> parameter) {
        add(
                new EmptyState(
                        VaadinIcon.MAP_MARKER,
                        "Nothing is at /" + event.getLocation().getPath(),
                        "The address is mistyped, or what was there has gone.",
                        new Button("Go to Explore", click -> UI.getCurrent().navigate(""))));
        return NOT_FOUND;
    }
}
