package loom.dataset.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import loom.base.Wording;

/**
 * Goes through many images, some hundreds at a time; not to be seen where one page has them all.
 */
class Pager extends Div {
    private static final long serialVersionUID = 1L;

    /** A browser lays out so many without a hitch; full rows for 2 to 6, 10 and 12 columns. */
    private static final int PAGE = 300;

    /** Shows the images of one page. */
    @FunctionalInterface
    interface Page {
        /**
         * @param last the first that is not shown any more
         */
        void show(int first, int last);
    }

    private final transient Page page;
    private final Span range = new Span();
    private final Button back = new Button(VaadinIcon.ANGLE_LEFT.create(), event -> turn(-PAGE));
    private final Button on = new Button(VaadinIcon.ANGLE_RIGHT.create(), event -> turn(PAGE));
    private int images;
    private int first;

    Pager(Page page) {
        this.page = page;
        back.setAriaLabel("Earlier images");
        on.setAriaLabel("Further images");
        range.addClassName("quiet");
        addClassName("row");
        add(back, range, on);
    }

    /** The place of the first image that is shown. */
    int first() {
        return first;
    }

    /**
     * Shows a page.
     *
     * @param all how many images there are
     * @param place of the first one to show; the last page begins before the end
     */
    void show(int all, int place) {
        images = all;
        first = Math.clamp(place, 0, Math.max(0, images - 1));
        int last = Math.min(first + PAGE, images);
        setVisible(images > PAGE);
        range.setText(
                "%s to %s of %s"
                        .formatted(
                                Wording.number(first + 1L),
                                Wording.number(last),
                                Wording.number(images)));
        back.setEnabled(first > 0);
        on.setEnabled(last < images);
        page.show(first, last);
    }

    private void turn(int by) {
        show(images, first + by);
    }
}
