package loom.base.ui;

import com.vaadin.flow.component.applayout.AppLayout;
import com.vaadin.flow.component.applayout.DrawerToggle;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.orderedlayout.Scroller;
import com.vaadin.flow.component.sidenav.SideNav;
import com.vaadin.flow.component.sidenav.SideNavItem;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.Layout;
import com.vaadin.flow.server.menu.MenuConfiguration;
import com.vaadin.flow.server.menu.MenuEntry;

/** The frame of every page: the studio's name, the way to the pages, and the page itself. */
@Layout
public class MainLayout extends AppLayout implements AfterNavigationObserver {
    private static final long serialVersionUID = 1L;

    private final Span place = new Span();

    MainLayout(TroubleFeed troubles) {
        setPrimarySection(Section.DRAWER);
        addClassName("studio");

        DrawerToggle toggle = new DrawerToggle();
        toggle.setAriaLabel("Menu");
        place.addClassName("studio-place");
        Div bar = new Div(toggle, place);
        bar.addClassName("studio-bar");
        addToNavbar(bar);
        addToNavbar(new TroubleBanner(troubles));

        Image mark = new Image("icon.svg", "");
        mark.addClassName("studio-mark");
        Anchor name = new Anchor("", mark, new Span("Latent Loom"));
        name.addClassName("studio-name");
        addToDrawer(name, new Scroller(navigation()));
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        place.setText(MenuConfiguration.getPageHeader(getContent()).orElse(""));
        // The router scrolls the window; what scrolls here is the layout's content.
        getElement().executeJs("this.shadowRoot?.querySelector('[part=content]')?.scrollTo(0, 0)");
    }

    private static SideNav navigation() {
        SideNav pages = new SideNav();
        pages.getElement().setAttribute("aria-label", "Pages");
        for (MenuEntry entry : MenuConfiguration.getMenuEntries()) {
            SideNavItem item = new SideNavItem(entry.title(), entry.path());
            if (entry.icon() != null) {
                item.setPrefixComponent(new Icon(entry.icon()));
            }
            item.setMatchNested(!entry.path().isEmpty() && !entry.path().equals("/"));
            pages.addItem(item);
        }
        return pages;
    }
}
