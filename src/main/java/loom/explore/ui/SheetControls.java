package loom.explore.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.router.QueryParameters;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.stream.IntStream;
import loom.zoo.ModelCard;
import org.jspecify.annotations.Nullable;

/** Which model, which seed, how many pictures, how tame. */
class SheetControls extends Div {
    private static final long serialVersionUID = 1L;
    private static final int SEEDS = 1_000_000;
    private static final String ALL_CLASSES = "All in turn";

    private final Select<ModelCard> model = new Select<>();
    private final IntegerField seed = new IntegerField("Seed");
    private final Select<Integer> columns = new Select<>();
    private final Select<Integer> ofClass = new Select<>();
    private final TruncationField truncation;

    /**
     * @param newSeed called when the person wants another seed
     * @param changed called when the person changed one of the fields
     */
    SheetControls(List<ModelCard> models, Runnable newSeed, Runnable changed) {
        addClassName("controls");
        truncation = new TruncationField(changed);
        model.setLabel("Model");
        model.addClassName("control-model");
        model.setItemLabelGenerator(ModelCard::name);
        model.setItems(models);
        if (!models.isEmpty()) {
            model.setValue(models.getFirst());
        }
        seed.setMin(0);
        seed.setValue(ThreadLocalRandom.current().nextInt(SEEDS));
        seed.addClassName("control-seed");
        columns.setLabel("Pictures");
        columns.addClassName("control-columns");
        columns.setItems(
                IntStream.rangeClosed(SheetRequest.FEWEST_COLUMNS, SheetRequest.MOST_COLUMNS)
                        .boxed()
                        .toList());
        columns.setItemLabelGenerator(number -> number + " × " + number);
        columns.setValue(SheetRequest.USUAL_COLUMNS);
        ofClass.setLabel("Class");
        ofClass.addClassName("control-class");
        ofClass.setEmptySelectionAllowed(true);
        ofClass.setEmptySelectionCaption(ALL_CLASSES);
        ofClass.setItemLabelGenerator(this::className);
        offerClasses();

        Button dice = new Button("New seed", VaadinIcon.RANDOM.create(), event -> newSeed.run());
        dice.addThemeVariants(ButtonVariant.PRIMARY);
        add(model, seed, dice, ofClass, columns, truncation);

        model.addValueChangeListener(event -> {
            offerClasses();
            ifByPerson(event.isFromClient(), changed);
        });
        ofClass.addValueChangeListener(event -> ifByPerson(event.isFromClient(), changed));
        seed.addValueChangeListener(event -> ifByPerson(event.isFromClient(), changed));
        columns.addValueChangeListener(event -> ifByPerson(event.isFromClient(), changed));
    }

    /** Rolls the dice. */
    void newSeed() {
        seed.setValue(ThreadLocalRandom.current().nextInt(SEEDS));
    }

    /** Takes over what an address says; what it does not say, or says wrongly, stays as it is. */
    void read(QueryParameters address) {
        value(address, "model", UUID::fromString).ifPresent(this::model);
        value(address, "seed", Integer::valueOf).filter(it -> it >= 0).ifPresent(seed::setValue);
        value(address, "grid", Integer::valueOf)
                .filter(it -> it >= SheetRequest.FEWEST_COLUMNS && it <= SheetRequest.MOST_COLUMNS)
                .ifPresent(columns::setValue);
        value(address, "class", Integer::valueOf)
                .filter(it -> it >= 0 && it < classes().size())
                .ifPresent(ofClass::setValue);
        value(address, "truncation", Double::valueOf)
                .filter(TruncationField::has)
                .ifPresent(truncation::set);
    }

    private void offerClasses() {
        int classes = classes().size();
        ofClass.setItems(IntStream.range(0, classes).boxed().toList());
        ofClass.setVisible(classes > 0);
    }

    private List<String> classes() {
        ModelCard chosen = model.getValue();
        return chosen == null ? List.of() : chosen.architecture().classes();
    }

    private String className(@Nullable Integer number) {
        return number == null ? ALL_CLASSES : classes().get(number);
    }

    void model(UUID id) {
        model.getListDataView()
                .getItems()
                .filter(card -> card.id().equals(id))
                .findFirst()
                .ifPresent(model::setValue);
    }

    /** The chosen model; null if there is none to choose. */
    @Nullable ModelCard model() {
        return model.getValue();
    }

    /** The seed; a field left empty counts as 0. */
    long seed() {
        Integer value = seed.getValue();
        return value == null ? 0 : value;
    }

    int columns() {
        return columns.getValue();
    }

    /** Number of the class to draw; null for all in turn. */
    @Nullable Integer ofClass() {
        return ofClass.getValue();
    }

    @Nullable Double truncation() {
        return truncation.get();
    }

    private static void ifByPerson(boolean byPerson, Runnable changed) {
        if (byPerson) {
            changed.run();
        }
    }

    private static <T> Optional<T> value(
            QueryParameters address, String name, Function<String, T> parse) {
        return address.getSingleParameter(name).flatMap(text -> parsed(text, parse));
    }

    private static <T> Optional<T> parsed(String text, Function<String, T> parse) {
        try {
            return Optional.of(parse.apply(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // a mistyped address: as if it were not there
        }
    }
}
