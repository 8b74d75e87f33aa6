package loom.zoo.ui;

import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.RouterLink;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import loom.base.Wording;
import loom.engine.recipe.Preset;
import loom.engine.recipe.Recipe;
import loom.engine.recipe.RecipeOption;
import loom.zoo.ModelCard;
import loom.zoo.Provenance;
import org.jspecify.annotations.Nullable;

/** The card of a model: enough to train it again. */
class ModelFacts extends DescriptionList {
    private static final long serialVersionUID = 1L;

    ModelFacts(ModelCard card) {
        addClassName("facts");
        Provenance it = card.provenance();
        fact("Data set", it.dataSet());
        fact("Images", Wording.number(it.images()));
        hash("Images' hash", it.dataSetHash());
        fact("Recipe", recipe(card));
        fact("Epochs", Wording.number(it.epochs()));
        fact("Steps", Wording.number(it.steps()));
        fact("Batch", Wording.number(it.batchSize()));
        fact("Seed", String.valueOf(it.seed()));
        fact("Precision", it.precision());
        List<String> classes = card.architecture().classes();
        int latent = card.architecture().latentSize() - classes.size();
        fact("Latent", Wording.count(latent, "value", "values"));
        if (!classes.isEmpty()) {
            fact("Classes", String.join(", ", classes));
        }
        fact("Trained", ModelFormatter.DAY.format(it.trained()));
        hash("Model's hash", card.contentHash());
        String origin = it.origin();
        if (origin != null) {
            fact("Began from", origin);
        }
        UUID run = it.run();
        if (run != null) {
            RouterLink link = new RouterLink();
            link.setText("See how it learned");
            link.getElement().setAttribute("href", "runs/" + run);
            add(new Term("Run"), new Description(link));
        }
    }

    private static String recipe(ModelCard card) {
        String id = card.provenance().preset();
        Recipe recipe = card.provenance().recipe();
        return ModelFormatter.preset(card)
                .map(preset -> preset.title() + changes(preset, recipe))
                .orElse(id + ", which this version of the studio does not know");
    }

    private static String changes(Preset preset, @Nullable Recipe recipe) {
        if (recipe == null) {
            return ", or a variation of it"; // a card from before that was noted
        }
        if (recipe.equals(preset.recipe())) {
            return "";
        }
        String changed =
                RecipeOption.ALL.stream()
                        .filter(option ->
                                !option.words(recipe).equals(option.words(preset.recipe())))
                        .map(option ->
                                option.label().toLowerCase(Locale.ROOT)
                                        + " "
                                        + option.words(recipe))
                        .collect(Collectors.joining(", "));
        return changed.isEmpty() ? ", with other settings of Adam" : ", with " + changed;
    }

    private void fact(String term, String description) {
        add(new Term(term), new Description(new Span(description)));
    }

    private void hash(String term, String hash) {
        Code start = new Code(hash.length() > 16 ? hash.substring(0, 16) + "…" : hash);
        start.setTitle(hash);
        add(new Term(term), new Description(start));
    }
}
