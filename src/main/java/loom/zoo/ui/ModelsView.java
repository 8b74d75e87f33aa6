package loom.zoo.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import java.util.List;
import loom.base.ui.EmptyState;
import loom.base.ui.Page;
import loom.base.ui.Thumbnail;
import loom.zoo.ModelCard;
import loom.zoo.ModelZoo;

/** All models, each shown by what it draws. */
@Route("models")
@PageTitle("Models")
@Menu(title = "Models", order = 7, icon = "vaadin:cubes")
@StyleSheet("art.css")
class ModelsView extends Page {
    private static final long serialVersionUID = 1L;

    ModelsView(ModelZoo zoo) {
        super("Models", "What the studio has learned to draw.");
        List<ModelCard> models = zoo.all();
        if (models.isEmpty()) {
            add(nothingYet());
            return;
        }
        Div cards = new Div();
        cards.addClassName("model-cards");
        models.forEach(model -> cards.add(card(model)));
        add(cards);
    }

    private static RouterLink card(ModelCard model) {
        Thumbnail samples =
                new Thumbnail(
                        "api/v1/models/" + model.id() + "/samples.png", "Nine pictures of it");
        H2 name = new H2(model.name());
        Div words = new Div(name);
        words.addClassName("model-words");
        if (model.bundled()) {
            Span badge = new Span("Bundled");
            badge.addClassName("badge");
            name.add(badge);
        }
        Paragraph size = new Paragraph(ModelFormatter.size(model));
        size.addClassName("quiet");
        words.add(new Paragraph(ModelFormatter.provenance(model)), size);
        RouterLink card = new RouterLink();
        card.setRoute(ModelView.class, model.id().toString());
        card.addClassName("model-card");
        card.add(samples, words);
        return card;
    }

    private static EmptyState nothingYet() {
        Button train = new Button("Train a model", event -> UI.getCurrent().navigate("runs/new"));
        train.addThemeVariants(ButtonVariant.PRIMARY);
        return new EmptyState(
                VaadinIcon.CUBES,
                "No model yet",
                "Train one on your own images: it stays here and draws whenever you ask.",
                train);
    }
}
