package loom.zoo.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.RouterLink;
import loom.StudioTest;
import loom.base.ui.EmptyState;
import loom.engine.network.DiscriminatorOptions;
import loom.engine.network.MinibatchFeature;
import loom.engine.network.Normalisation;
import loom.engine.recipe.Preset;
import loom.engine.recipe.Recipe;
import loom.zoo.ModelCard;
import loom.zoo.ModelZoo;
import loom.zoo.Provenance;
import loom.zoo.RandomModel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@StudioTest
@ViewPackages(packages = "loom")
class ModelsViewTest extends SpringBrowserlessTest {
    @Autowired private ModelZoo zoo;

    @AfterEach
    void empty() {
        zoo.all().forEach(card -> zoo.delete(card.id()));
    }

    @Test
    void a_model_is_told_in_plain_words() {
        ModelCard model = addModel();

        navigate(ModelsView.class);

        RouterLink card =
                $(RouterLink.class).withCondition(it -> it.hasClassName("model-card")).single();
        assertThat(card.getHref()).isEqualTo("models/" + model.id());
        assertThat(card.getElement().getTextRecursively())
                .contains("Learned from 1,059 images of Woven patterns in 100 epochs")
                .contains("32 × 32 colour");
    }

    @Test
    void without_models_the_page_says_what_to_do() {
        navigate(ModelsView.class);

        assertThat($(EmptyState.class).all()).hasSize(1);
    }

    @Test
    void a_model_names_its_recipe_as_the_form_of_a_run_does() {
        ModelCard model = addModel();

        navigate(ModelView.class, model.id().toString());

        assertThat($(ModelFacts.class).single().getElement().getTextRecursively())
                .contains(Preset.of(model.provenance().preset()).title());
    }

    @Test
    void the_networks_are_listed_layer_by_layer() {
        ModelCard model = addModel();

        navigate(ModelView.class, model.id().toString());

        assertThat($(NetworkTable.class).all()).hasSize(2);
        assertThat($(NetworkTable.class).first().getBody().getRowCount())
                .isEqualTo(model.architecture().generator().layers().size());
        assertThat($(NetworkTable.class).first().getElement().getTextRecursively())
                .contains("3 × 32 × 32");
    }

    @Test
    void the_discriminator_is_that_of_the_recipe_and_the_page_says_what_it_does_not_know() {
        ModelCard model = zoo.add("Bark", RandomModel.small(1), trainedBy(Preset.STABLE.id()));

        navigate(ModelView.class, model.id().toString());

        int layers = layers(model, Preset.STABLE.recipe().discriminator());
        assertThat(layers).isNotEqualTo(layers(model, DiscriminatorOptions.classic()));
        assertThat($(NetworkTable.class).all().getLast().getBody().getRowCount()).isEqualTo(layers);
        String page = ((Component) getCurrentView()).getElement().getTextRecursively();
        assertThat(page).contains("nor whether its run changed");
    }

    @Test
    void a_card_with_the_whole_recipe_says_what_its_run_changed() {
        Recipe recipe =
                Preset.DCGAN
                        .recipe()
                        .withDiscriminator(
                                new DiscriminatorOptions(
                                        Normalisation.SPECTRAL, MinibatchFeature.DEVIATION));
        ModelCard model =
                zoo.add(
                        "Bark",
                        RandomModel.small(1),
                        trainedBy(Preset.DCGAN.id()).withRecipe(recipe).withOrigin("Birch"));

        navigate(ModelView.class, model.id().toString());

        String page = ((Component) getCurrentView()).getElement().getTextRecursively();
        assertThat(page)
                .contains(
                        "Classic DCGAN, with minibatch feature Standard deviation, normalisation"
                                + " Spectral norm")
                .contains("Began fromBirch");
        assertThat($(NetworkTable.class).all().getLast().getBody().getRowCount())
                .isEqualTo(layers(model, recipe.discriminator()));
        assertThat(zoo.find(model.id()).orElseThrow().provenance().recipe()).isEqualTo(recipe);
    }

    @Test
    void a_recipe_that_is_not_known_here_is_no_reason_to_guess() {
        ModelCard model = zoo.add("Bark", RandomModel.small(1), trainedBy("of-the-future"));

        navigate(ModelView.class, model.id().toString());

        String page = ((Component) getCurrentView()).getElement().getTextRecursively();
        assertThat(page)
                .contains("of-the-future, which this version of the studio does not know")
                .contains("Unknown: the model does not keep the network that taught it");
        assertThat($(NetworkTable.class).all()).hasSize(1);
    }

    @Test
    void a_model_can_be_renamed() {
        ModelCard model = addModel();
        navigate(ModelView.class, model.id().toString());

        press("Rename");
        $(TextField.class).single().setValue("Bark");
        test($(Button.class).withText("Rename").all().getLast()).click();

        assertThat(zoo.find(model.id()).orElseThrow().name()).isEqualTo("Bark");
        assertThat($(H1.class).single().getText()).isEqualTo("Bark");
    }

    @Test
    void a_model_is_deleted_only_after_a_question() {
        ModelCard model = addModel();
        navigate(ModelView.class, model.id().toString());

        press("Delete");
        assertThat(zoo.all()).hasSize(1);
        test($(ConfirmDialog.class).single()).confirm();

        assertThat(zoo.all()).isEmpty();
    }

    @Test
    void an_address_of_no_model_says_so() {
        navigate(ModelView.class, "17");

        assertThat($(EmptyState.class).all()).hasSize(1);
    }

    private static int layers(ModelCard model, DiscriminatorOptions options) {
        return model.architecture().discriminator(options).summary().size();
    }

    private static Provenance trainedBy(String preset) {
        return RandomModel.provenance().withPreset(preset);
    }

    private ModelCard addModel() {
        return zoo.add("Ìkat", RandomModel.small(1), RandomModel.provenance());
    }

    private void press(String text) {
        test($(Button.class).withText(text).single()).click();
    }
}
