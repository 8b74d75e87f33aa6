package loom.dataset.ui;

import com.vaadin.flow.component.ComponentEvent;
import com.vaadin.flow.component.ComponentEventListener;
import com.vaadin.flow.component.DomEvent;
import com.vaadin.flow.component.EventData;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JavaScript;
import com.vaadin.flow.component.html.Div;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import loom.base.ui.Thumbnail;

/** Pictures of which a person chooses some, with mouse, finger or keyboard. */
@Tag("loom-image-chooser")
@JavaScript("context://image-chooser.js")
class ImageChooser extends HtmlContainer {
    private static final long serialVersionUID = 1L;

    private transient List<Integer> images = List.of();
    private transient List<Integer> chosen = List.of();

    ImageChooser() {
        addClassNames("picture-grid", "image-chooser");
        getElement().setAttribute("role", "listbox");
        getElement().setAttribute("aria-multiselectable", "true");
        addListener(
                Chosen.class, event -> chosen = event.places().stream().map(images::get).toList());
    }

    /** Shows other images, none of them chosen. */
    void show(List<Integer> shown, IntFunction<Thumbnail> picture) {
        images = List.copyOf(shown);
        chosen = List.of();
        removeAll();
        for (int image : images) {
            Div option = new Div(picture.apply(image));
            option.getElement().setAttribute("role", "option");
            option.getElement().setAttribute("aria-selected", "false");
            add(option);
        }
        getElement().callJsFunction("begin");
    }

    /** Numbers of the chosen images. */
    List<Integer> chosen() {
        return chosen;
    }

    void onChoice(Runnable listener) {
        addListener(Chosen.class, event -> listener.run());
    }

    void onRemove(ComponentEventListener<Remove> listener) {
        addListener(Remove.class, listener);
    }

    /** Other images are chosen than before. */
    @DomEvent("chosen")
    public static class Chosen extends ComponentEvent<ImageChooser> {
        private static final long serialVersionUID = 1L;

        private final String places;

        /**
         * @param places of the chosen ones among those that are shown, separated by commas
         */
        public Chosen(
                ImageChooser source,
                boolean fromClient,
                @EventData("event.detail.places") String places) {
            super(source, fromClient);
            this.places = places;
        }

        List<Integer> places() {
            return places.isEmpty()
                    ? List.of()
                    : Arrays.stream(places.split(",", -1)).map(Integer::valueOf).toList();
        }
    }

    /** The person pressed Delete. */
    @DomEvent("remove")
    public static class Remove extends ComponentEvent<ImageChooser> {
        private static final long serialVersionUID = 1L;

        public Remove(ImageChooser source, boolean fromClient) {
            super(source, fromClient);
        }
    }
}
