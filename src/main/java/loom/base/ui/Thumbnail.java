package loom.base.ui;

import com.vaadin.flow.component.html.Image;

/** A picture in a grid: loaded when it comes into view, small pixels kept crisp. */
public class Thumbnail extends Image {
    private static final long serialVersionUID = 1L;

    /**
     * @param url address of the picture, or a data URL
     */
    public Thumbnail(String url, String description) {
        super(url, description);
        addClassName("thumbnail");
        getElement().setAttribute("loading", "lazy");
        getElement().setAttribute("decoding", "async");
    }
}
