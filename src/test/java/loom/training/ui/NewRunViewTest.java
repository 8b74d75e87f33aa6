package loom.training.ui;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import loom.base.ui.EmptyState;
import loom.engine.network.DiscriminatorOptions;
import loom.engine.network.MinibatchFeature;
import loom.engine.network.Normalisation;
import loom.engine.recipe.Augmentation;
import loom.engine.recipe.GradientPenalties;
import loom.engine.recipe.Objective;
import loom.engine.recipe.Preset;
import loom.engine.recipe.Recipe;
import loom.training.Estimate;
import loom.training.RunFixture;
import loom.training.RunTest;
import loom.training.TrainingService;
import loom.training.run.ArchitectureSettings;
import loom.training.run.Colour;
import loom.training.run.Run;
import loom.training.run.RunSettings;
import loom.training.run.WarmStart;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@RunTest
@ViewPackages(packages = "loom")
class NewRunViewTest extends SpringBrowserlessTest {
    @Autowired private RunFixture.Studio studio;
    @Autowired private TrainingService training;

    @BeforeEach
    void prepare() {
        studio.empty();
    }

    @Test
    void without_data_sets_the_page_says_what_to_do() {
        navigate(NewRunView.class);
        assertThat($(EmptyState.class).all()).hasSize(1);
    }

    @Test
    void the_page_chooses_the_data_set_that_its_address_names() throws Exception {
        UUID wanted = studio.dataSet();
        studio.dataSet();
        UI.getCurrent()
                .navigate(NewRunView.class, QueryParameters.of("dataset", wanted.toString()));
        assertThat($(DataSetPicker.class).single().getValue().id()).isEqualTo(wanted);
        assertThat(text("Name").getValue()).isEqualTo("Spots");
    }

    @Test
    void a_batch_that_does_not_fit_is_refused_in_words_and_cannot_be_started() throws Exception {
        studio.dataSet();
        navigate(NewRunView.class);
        openAdvanced();
        test(field("Batch")).setValue(1_000);
        assertThat($(Paragraph.class).withClassName("run-time").single().getText())
                .contains("The batch size is 1000 and the data set has 24 images");
        assertThat(start().isEnabled()).isFalse();
        test(field("Batch")).setValue(8);
        assertThat(start().isEnabled()).isTrue();
    }

    @Test
    void classes_are_learned_if_the_data_set_has_them_and_the_person_wishes() throws Exception {
        UUID dataSet = studio.classifiedDataSet();
        UI.getCurrent()
                .navigate(NewRunView.class, QueryParameters.of("dataset", dataSet.toString()));
        ClassesField classes = $(ClassesField.class).single();
        assertThat(classes.getLabel()).isEqualTo("Learn the 2 classes: cats, dogs");
        openAdvanced();
        test(field("Batch")).setValue(8);
        test(classes).click();
        test(start()).click();
        Run run = training.all().getFirst();
        assertThat(run.settings().networks().classes()).containsExactly("cats", "dogs");
        assertThat(run.settings().architecture().latentSize()).isEqualTo(102);
    }

    @Test
    void no_classes_are_offered_where_the_networks_or_the_data_set_have_none() throws Exception {
        studio.classifiedDataSet();
        navigate(NewRunView.class);
        test(recipe()).selectItem(Preset.STYLE.title());
        assertThat($(ClassesField.class).all()).isEmpty();
    }

    @Test
    void a_click_starts_a_run_and_leads_to_its_page() throws Exception {
        UUID dataSet = studio.dataSet();
        navigate(NewRunView.class);
        openAdvanced();
        test(field("Batch")).setValue(8);
        test(field("Epochs")).setValue(3);
        test(start()).click();
        Run run = training.all().getFirst();
        assertThat(run.settings().dataSet()).isEqualTo(dataSet);
        assertThat(run.settings().epochs()).isEqualTo(3);
        assertThat(training.queue()).containsExactly(run);
        assertThat(getCurrentView()).isInstanceOf(RunView.class);
    }

    @Test
    void the_estimate_reads_as_a_sentence() throws Exception {
        assertThat(
                        NewRunView.words(
                                studio.settings(studio.dataSet(), 1),
                                new Estimate(110, Duration.ofSeconds(725))))
                .isEqualTo("About 12 min on the processor, at 110 images/s.");
    }

    @Test
    void the_recipe_for_few_images_is_suggested_until_the_person_chooses() throws Exception {
        studio.dataSet();
        navigate(NewRunView.class);
        assertThat(recipe().getValue()).isEqualTo(Preset.STABLE);
        assertThat(recipe().getHelperText()).startsWith("Suggested for 24 images.");
        test(recipe()).selectItem("Hinge loss, spectral norm");
        assertThat(recipe().getHelperText()).isEqualTo(Preset.HINGE.description());
    }

    @Test
    void the_fashion_recipe_suggests_small_grey_images_and_offers_only_sizes_it_has()
            throws Exception {
        studio.dataSet();
        navigate(NewRunView.class);
        test(recipe()).selectItem("Fashion tutorial");
        Select<?> size = choice("Image size");
        assertThat(size.getValue()).isEqualTo(28);
        assertThat(size.getListDataView().getItems().toList()).isEqualTo(List.of(28, 32, 64));
        assertThat(choice("Colour").getValue()).isEqualTo(Colour.GREY);
    }

    @Test
    void the_advanced_fields_follow_the_recipe() throws Exception {
        studio.dataSet();
        navigate(NewRunView.class);
        test(recipe()).selectItem("Hinge loss, spectral norm");
        assertThat(text("Discriminator's learning rate").getValue()).isEqualTo("0.0004");
        assertThat(choice("Normalisation").getValue()).isEqualTo(Normalisation.SPECTRAL);
        assertThat(text("Label smoothing").isEnabled()).isFalse();
        assertThat(text("Gradient penalty").getValue()).isEqualTo("0");
        test(recipe()).selectItem("Wasserstein GAN with gradient penalty");
        assertThat(text("Gradient penalty").getValue()).isEqualTo("10");
    }

    @Test
    void a_changed_field_says_what_the_recipe_has_and_can_be_reset() throws Exception {
        studio.dataSet();
        navigate(NewRunView.class);
        openAdvanced();
        test(field("Latent size")).setValue(64);
        assertThat(field("Latent size").getHelperText()).contains("The recipe has 100.");
        assertThat($(AdvancedFields.class).single().getSummaryText())
                .isEqualTo("Advanced · 1 setting differs from the recipe");
        test($(Button.class).withText("Reset to recipe").single()).click();
        assertThat(field("Latent size").getValue()).isEqualTo(100);
        assertThat($(AdvancedFields.class).single().getSummaryText()).isEqualTo("Advanced");
    }

    @Test
    void what_the_advanced_fields_say_is_what_is_trained() throws Exception {
        studio.dataSet();
        navigate(NewRunView.class);
        test(recipe()).selectItem("Classic DCGAN");
        openAdvanced();
        test(field("Latent size")).setValue(64);
        test(text("Generator's learning rate")).setValue("0.0001");
        test(choice("Upsampling")).selectItem("Resize, then convolve");
        test(choice("Minibatch feature")).selectItem("Standard deviation");
        test(text("Label smoothing")).setValue("0.1");
        test(text("Gradient penalty")).setValue("2");
        test($(Checkbox.class).withCondition(it -> it.getLabel().equals("Quarter turns")).single())
                .click();
        test(start()).click();
        RunSettings settings = training.all().getFirst().settings();
        assertThat(settings.networks())
                .isEqualTo(new ArchitectureSettings("dcgan-resize", 64, 64, 64));
        Recipe usual = Preset.DCGAN.recipe();
        assertThat(settings.recipe())
                .isEqualTo(
                        usual.withAdam(
                                        usual.generatorAdam().withLearningRate(1e-4),
                                        usual.discriminatorAdam())
                                .withDiscriminator(
                                        new DiscriminatorOptions(
                                                Normalisation.BATCH, MinibatchFeature.DEVIATION))
                                .withLabelSmoothing(0.1)
                                .withPenalties(new GradientPenalties(2, 0, 0))
                                .withAugmentation(Augmentation.none().withTurns(true)));
    }

    @Test
    void a_seed_that_is_no_number_is_refused_with_its_rule() throws Exception {
        studio.dataSet();
        navigate(NewRunView.class);
        openAdvanced();
        test(text("Seed")).setValue("99999999999999999999");
        assertThat(text("Seed").isInvalid()).isTrue();
        assertThat($(Paragraph.class).withClassName("run-time").single().getText())
                .contains("t is a whole number of up to 18 digits");
        assertThat(start().isEnabled()).isFalse();
    }

    @Test
    void another_objective_takes_away_what_does_not_go_with_it() throws Exception {
        studio.dataSet();
        navigate(NewRunView.class);
        test(recipe()).selectItem("Classic DCGAN");
        openAdvanced();
        assertThat(text("Label smoothing").isEnabled()).isTrue();
        test(choice("Objective")).selectItem("Hinge");
        assertThat(text("Label smoothing").isEnabled()).isFalse();
        test(text("Adam's beta 1")).setValue("0");
        test(field("Discriminator's steps")).setValue(2);
        assertThat($(AdvancedFields.class).single().getSummaryText())
                .isEqualTo("Advanced · 3 settings differ from the recipe");
        test(start()).click();
        Recipe recipe = training.all().getFirst().settings().recipe();
        assertThat(recipe.objective()).isEqualTo(Objective.HINGE);
        assertThat(recipe.discriminatorSteps()).isEqualTo(2);
        assertThat(recipe.generatorAdam().beta1()).isZero();
    }

    @Test
    void label_smoothing_without_labels_is_refused_in_words() throws Exception {
        studio.dataSet();
        navigate(NewRunView.class);
        test(recipe()).selectItem("Classic DCGAN");
        openAdvanced();
        test(text("Label smoothing")).setValue("0.1");
        test(choice("Objective")).selectItem("Hinge");
        assertThat($(Paragraph.class).withClassName("run-time").single().getText())
                .contains("abel smoothing needs an objective with labels");
        assertThat(text("Label smoothing").isEnabled()).isTrue();
        assertThat(start().isEnabled()).isFalse();
    }

    @Test
    void a_learning_rate_out_of_range_is_refused_with_its_rule() throws Exception {
        studio.dataSet();
        navigate(NewRunView.class);
        openAdvanced();
        test(text("Generator's learning rate")).setValue("2");
        assertThat(text("Generator's learning rate").isInvalid()).isTrue();
        assertThat($(Paragraph.class).withClassName("run-time").single().getText())
                .contains("It is above 0 and below 1");
        assertThat(start().isEnabled()).isFalse();
    }

    @Test
    void the_networks_are_summed_up_as_they_are_chosen() throws Exception {
        studio.dataSet();
        navigate(NewRunView.class);
        String before = $(NetworkSummary.class).single().getSummaryText();
        assertThat(before)
                .isEqualTo(
                        "Networks: generator with 3.6 million parameters, discriminator with 2.8 million");
        openAdvanced();
        test(field("Generator width")).setValue(32);
        assertThat($(NetworkSummary.class).single().getSummaryText()).isNotEqualTo(before);
    }

    @Test
    void a_model_of_the_zoo_is_fine_tuned_with_its_own_networks() throws Exception {
        UUID dataSet = studio.dataSet();
        training.start(studio.settings(dataSet, 1));
        studio.finishNext();
        UUID model = requireNonNull(training.all().getFirst().model());
        UI.getCurrent().navigate(NewRunView.class, QueryParameters.of("model", model.toString()));
        assertThat(choice("Image size").getValue()).isEqualTo(32);
        test(start()).click();
        assertThat(training.all().getFirst().settings().origin())
                .isEqualTo(WarmStart.ofModel(model));
    }

    private void openAdvanced() {
        $(AdvancedFields.class).single().setOpened(true);
    }

    @SuppressWarnings("unchecked") // the form has one select of presets
    private Select<Preset> recipe() {
        return (Select<Preset>) choice("Recipe");
    }

    private Select<?> choice(String label) {
        return $(Select.class).withCondition(it -> label.equals(it.getLabel())).single();
    }

    private TextField text(String label) {
        return $(TextField.class).withCondition(it -> it.getLabel().equals(label)).single();
    }

    private IntegerField field(String label) {
        return $(IntegerField.class).withCondition(it -> it.getLabel().equals(label)).single();
    }

    private Button start() {
        return $(Button.class).withText("Start training").single();
    }
}
