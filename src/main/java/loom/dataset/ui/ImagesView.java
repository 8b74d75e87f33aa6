package loom.dataset.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import loom.base.Wording;
import loom.base.ui.EmptyState;
import loom.base.ui.LatestOnlyTask;
import loom.base.ui.Notice;
import loom.base.ui.Page;
import loom.base.ui.Thumbnail;
import loom.base.ui.Updates;
import loom.dataset.Curation;
import loom.dataset.DataSet;
import loom.dataset.DataSets;

/** The images of one data set, to choose which of them are in it. */
@Route("datasets/:id/images")
@StyleSheet("datasets.css")
class ImagesView extends Page implements BeforeEnterObserver, HasDynamicTitle {
    private static final long serialVersionUID = 1L;

    /** Which images are shown. */
    private enum Part {
        IN("In the set"),
        OUT("Left out"),
        COPIES("Copies");

        private final String title;

        Part(String title) {
            this.title = title;
        }
    }

    private final transient DataSets dataSets;
    private final transient Curation curation;
    private final Map<Part, Button> parts = new EnumMap<>(Part.class);
    private final Div choiceOfParts = new Div();
    private Part part = Part.IN;
    private final ImageChooser chooser = new ImageChooser();
    private final Pager pager = new Pager(this::show);
    private final Div content = new Div();
    private final Div choice = new Div();
    private final LatestOnlyTask looking;
    private transient Optional<DataSet> shown = Optional.empty();
    private transient List<Integer> images = List.of();

    ImagesView(DataSets dataSets, Curation curation, Updates updates) {
        super("Images", "");
        this.dataSets = dataSets;
        this.curation = curation;
        looking =
                new LatestOnlyTask(
                        updates, "Looking for copies", "The images could not be compared");
        for (Part it : Part.values()) {
            Button button = new Button(it.title, event -> show(it));
            parts.put(it, button);
            choiceOfParts.add(button);
        }
        choiceOfParts.addClassName("parts");
        choiceOfParts.getElement().setAttribute("role", "group");
        choiceOfParts.getElement().setAttribute("aria-label", "Which images");
        choice.addClassName("choice");
        choice.getElement().setAttribute("role", "status");
        chooser.getElement().setAttribute("aria-label", "Images");
        chooser.onChoice(this::describeChoice);
        chooser.onRemove(event -> moveChosen());
        add(choiceOfParts, looking, content, choice);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        shown =
                event.getRouteParameters()
                        .get("id")
                        .flatMap(Page::id)
                        .flatMap(dataSets::find)
                        .filter(DataSet::isReady);
        choiceOfParts.setVisible(shown.isPresent());
        if (shown.isEmpty()) {
            showNothing();
        } else {
            showPart();
        }
    }

    @Override
    public String getPageTitle() {
        return shown.map(it -> "Images of " + it.name()).orElse("Images");
    }

    private void showNothing() {
        content.removeAll();
        choice.setVisible(false);
        content.add(
                new EmptyState(
                        VaadinIcon.PICTURE,
                        "There are no images to choose from",
                        "The data set is not ready, was deleted, or the address is wrong.",
                        new Button(
                                "See all data sets",
                                event -> UI.getCurrent().navigate(DataSetsView.class))));
    }

    private void show(Part wanted) {
        part = wanted;
        showPart();
    }

    private void showPart() {
        looking.cancel();
        parts.forEach((it, button) ->
                button.getElement().setAttribute("aria-pressed", String.valueOf(it == part)));
        UUID id = shown.orElseThrow().id();
        describe();
        content.removeAll();
        BitSet out = curation.leftOut(id);
        int imported = curation.imported(id);
        images =
                IntStream.range(0, imported)
                        .filter(image -> out.get(image) == (part == Part.OUT))
                        .boxed()
                        .toList();
        choice.setVisible(part != Part.COPIES);
        switch (part) {
            case COPIES -> showCopies(id);
            case OUT -> {
                if (images.isEmpty()) {
                    choice.setVisible(false);
                    content.add(
                            new EmptyState(
                                    VaadinIcon.PICTURE,
                                    "Nothing is left out",
                                    "Choose images in the set, and leave them out: they wait"
                                            + " here until you put them back."));
                } else {
                    showChooser();
                }
            }
            case IN -> showChooser();
        }
    }

    private void showChooser() {
        content.add(pager, chooser);
        pager.show(images.size(), 0);
    }

    private void showCopies(UUID id) {
        looking.start(
                content,
                () -> findings(id),
                found -> {
                    content.removeAll();
                    content.add(
                            new CopiesPanel(
                                    found.copies(), this::picture, some -> move(some, true)));
                });
    }

    private Curation.Findings findings(UUID id) {
        try {
            return curation.findings(id);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Thumbnail picture(int image) {
        return new Thumbnail(Preview.address(shown.orElseThrow(), image), "Image " + (image + 1));
    }

    private void show(int first, int last) {
        chooser.show(images.subList(first, last), this::picture);
        describeChoice();
    }

    private void describe() {
        DataSet dataSet = shown.orElseThrow();
        int out = curation.leftOut(dataSet.id()).cardinality();
        describe(
                "Images of " + dataSet.name(),
                "%s in the set, %s left out. Nothing is deleted: what you leave out can be put back, and runs keep to the images that they began with."
                        .formatted(
                                Wording.count(dataSet.images(), "image", "images"),
                                Wording.number(out)));
        actions(new Button("Done", event -> UI.getCurrent().navigate("datasets/" + dataSet.id())));
    }

    private void describeChoice() {
        choice.removeAll();
        int count = chooser.chosen().size();
        if (count == 0) {
            choice.add(
                    new Span(
                            "Press the images you mean; Shift chooses a row of them, Ctrl+A all of"
                                    + " the page."));
            return;
        }
        boolean isOut = part == Part.OUT;
        Button move = new Button(isOut ? "Put back" : "Leave out", event -> moveChosen());
        move.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        choice.add(new Span(Wording.count(count, "image", "images")), move);
    }

    private void moveChosen() {
        if (!chooser.chosen().isEmpty()) {
            move(chooser.chosen(), part != Part.OUT);
        }
    }

    /** Leaves images out, or puts them back; the page stays where it is. */
    private void move(List<Integer> some, boolean out) {
        UUID id = shown.orElseThrow().id();
        int place = pager.first();
        Notice.refusals(() -> {
            try {
                shown = Optional.of(out ? curation.leaveOut(id, some) : curation.putBack(id, some));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            Notice.done(
                    Wording.count(some.size(), "image", "images")
                            + (out ? " left out" : " put back"));
            showPart();
            if (part != Part.COPIES && !images.isEmpty()) {
                pager.show(images.size(), place);
            }
        });
    }
}
