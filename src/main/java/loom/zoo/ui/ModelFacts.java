package loom.zoo.ui;

import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.RouterLink;
import java.util.UUID;
import loom.base.Wording;
import loom.engine.training.Preset;
import loom.zoo.ModelCard;
import loom.zoo.Provenance;

/** The whole card of a model: enough to train it again. */
class ModelFacts extends DescriptionList {
    private static final long serialVersionUID = 1L;

    ModelFacts(ModelCard card) {
        addClassName("facts");
        Provenance it = card.provenance();
        fact("Data set", it.dataSet());
        fact("Images", Wording.number(it.images()));
        hash("Images' hash", it.dataSetHash());
        fact("Recipe", Preset.of(it.preset()).title());
        fact("Epochs", Wording.number(it.epochs()));
        fact("Steps", Wording.number(it.steps()));
        fact("Batch", Wording.number(it.batchSize()));
        fact("Seed", String.valueOf(it.seed()));
        fact("Precision", it.precision());
        fact("Latent", Wording.count(card.architecture().latentSize(), "value", "values"));
        fact("Trained", ModelFormatter.DAY.format(it.trained()));
        hash("Model's hash", card.contentHash());
        UUID run = it.run();
        if (run != null) {
            RouterLink link = new RouterLink();
            link.setText("See how it learned");
            link.getElement().setAttribute("href", "runs/" + run);
            add(new Term("Run"), new Description(link));
        }
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
