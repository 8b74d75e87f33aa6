package loom.zoo.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import java.util.Optional;
import loom.base.ui.EmptyState;
import loom.base.ui.Notice;
import loom.base.ui.Page;
import loom.base.ui.Panel;
import loom.base.ui.Thumbnail;
import loom.engine.recipe.Preset;
import loom.engine.recipe.Recipe;
import loom.zoo.ModelCard;
import loom.zoo.ModelZoo;

/** One model: what it draws, where it comes from, what it is made of. */
@Route("models")
@StyleSheet("art.css")
class ModelView extends Page implements HasUrlParameter<String>, HasDynamicTitle {
    private static final long serialVersionUID = 1L;

    private final transient ModelZoo zoo;
    private final Div content = new Div();
    private String title = "Model";

    ModelView(ModelZoo zoo) {
        super("Model", "");
        this.zoo = zoo;
        add(content);
    }

    @Override
    public void setParameter(BeforeEvent event, String id) {
        id(id).flatMap(zoo::find).ifPresentOrElse(this::show, this::nothing);
    }

    @Override
    public String getPageTitle() {
        return title;
    }

    private void show(ModelCard card) {
        title = card.name();
        describe(
                card.name(),
                ModelFormatter.provenance(card) + " " + ModelFormatter.size(card) + ".");
        Button explore = new Button("Explore", VaadinIcon.MAGIC.create(), event -> explore(card));
        explore.addThemeVariants(ButtonVariant.PRIMARY);
        Button rename = new Button("Rename", event -> rename(card));
        Button delete = new Button("Delete", VaadinIcon.TRASH.create(), event -> confirm(card));
        delete.setVisible(!card.bundled());
        actions(explore, fineTune(card), weights(card), rename, delete);

        Thumbnail samples =
                new Thumbnail("api/v1/models/" + card.id() + "/samples.png", "Nine pictures of it");
        samples.addClassName("model-samples");
        Panel facts = new Panel("Where it comes from", new ModelFacts(card));
        Div top = new Div(samples, facts);
        top.addClassName("model-top");
        Div networks =
                new Div(
                        new Panel("Generator", new NetworkTable(card.architecture().generator())),
                        discriminator(card));
        networks.addClassName("networks");
        content.removeAll();
        content.add(top, networks);
    }

    /** A model is a generator: its card knows how the network that taught it was built. */
    private static Panel discriminator(ModelCard card) {
        Panel panel = new Panel("Discriminator");
        Recipe noted = card.provenance().recipe();
        Optional<Recipe> recipe =
                Optional.ofNullable(noted)
                        .or(() -> ModelFormatter.preset(card).map(Preset::recipe));
        String words =
                noted != null
                        ? "What taught the model. Its weights stay with the run's checkpoints."
                        : recipe.isPresent()
                                ? "As the recipe has it. The card, which is an older one, does not say how it was built, nor whether its run changed spectral norm or minibatch features."
                                : "Unknown: the model does not keep the network that taught it, and this version of the studio does not know its recipe.";
        panel.add(new Paragraph(words));
        recipe.map(Recipe::discriminator)
                .map(options -> new NetworkTable(card.architecture().discriminator(options)))
                .ifPresent(panel::add);
        return panel;
    }

    private static Anchor fineTune(ModelCard card) {
        Anchor link = new Anchor("runs/new?model=" + card.id(), "Fine-tune");
        link.addClassName("button-link");
        return link;
    }

    private static Anchor weights(ModelCard card) {
        Anchor link =
                new Anchor(
                        "api/v1/models/" + card.id() + "/weights?format=safetensors",
                        VaadinIcon.DOWNLOAD.create(),
                        new Span("Weights (.safetensors)"));
        link.addClassName("button-link");
        link.setRouterIgnore(true);
        link.getElement().setAttribute("download", "");
        return link;
    }

    private static void explore(ModelCard card) {
        UI.getCurrent().navigate("", QueryParameters.of("model", card.id().toString()));
    }

    private void rename(ModelCard card) {
        TextField name = new TextField("Name");
        name.setValue(card.name());
        name.setAutofocus(true);
        Dialog dialog = new Dialog("Rename the model", name);
        Button save =
                new Button(
                        "Rename",
                        event ->
                                Notice.refusals(() -> {
                                    zoo.rename(card.id(), name.getValue());
                                    dialog.close();
                                    zoo.find(card.id()).ifPresent(this::show);
                                }));
        save.addThemeVariants(ButtonVariant.PRIMARY);
        dialog.getFooter().add(new Button("Cancel", event -> dialog.close()), save);
        dialog.open();
    }

    private void confirm(ModelCard card) {
        ConfirmDialog question =
                new ConfirmDialog(
                        "Delete %s?".formatted(card.name()),
                        "Its weights are gone for good. Pieces in the gallery stay, but no journey"
                                + " can use them any more.",
                        "Delete",
                        event ->
                                Notice.refusals(() -> {
                                    zoo.delete(card.id());
                                    UI.getCurrent().navigate(ModelsView.class);
                                    Notice.done(card.name() + " deleted");
                                }));
        question.setConfirmButtonTheme("primary error");
        question.setCancelable(true);
        question.open();
    }

    private void nothing() {
        Button all = new Button("All models", event -> UI.getCurrent().navigate(ModelsView.class));
        describe("No such model", "");
        content.removeAll();
        content.add(
                new EmptyState(
                        VaadinIcon.CUBES,
                        "There is no model at this address",
                        "It may have been deleted.",
                        all));
    }
}
