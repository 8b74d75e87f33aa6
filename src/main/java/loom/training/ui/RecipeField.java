package loom.training.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import loom.base.Wording;
import loom.engine.recipe.Preset;

/** Chooses a recipe by its title and what is said of it. Suggests one until somebody chooses. */
class RecipeField extends Select<Preset> {
    private static final long serialVersionUID = 1L;

    private boolean own;

    RecipeField() {
        setLabel("Recipe");
        setItems(Preset.all());
        setItemLabelGenerator(Preset::title);
        setRenderer(new ComponentRenderer<>(RecipeField::item));
        addClassName("recipe-field");
        getElement().setAttribute("overlay-class", "recipe-choice");
        addValueChangeListener(change -> {
            own |= change.isFromClient();
            setHelperText(change.getValue().description());
        });
        setValue(Preset.suggested(0));
    }

    /** Chooses the recipe for so many images, unless the person has chosen one. */
    void suggestFor(int images) {
        if (own) {
            return;
        }
        setValue(Preset.suggested(images));
        setHelperText(
                "Suggested for %s. %s"
                        .formatted(
                                Wording.count(images, "image", "images"),
                                getValue().description()));
    }

    /** Chooses the recipe of another run; no other is suggested any more. */
    void choose(Preset preset) {
        own = true;
        setValue(preset);
        setHelperText(preset.description());
    }

    private static Component item(Preset preset) {
        Span title = new Span(preset.title());
        title.addClassName("run-name");
        Span sentence = new Span(preset.description());
        sentence.addClassName("quiet");
        Div item = new Div(title, sentence);
        item.addClassName("recipe-item");
        return item;
    }
}
