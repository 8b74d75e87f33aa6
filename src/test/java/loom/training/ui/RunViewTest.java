package loom.training.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.dom.DomEvent;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.internal.nodefeature.ElementListenerMap;
import com.vaadin.flow.shared.JsonConstants;
import java.util.Map;
import java.util.UUID;
import loom.base.ui.EmptyState;
import loom.engine.quality.QualityAlarm;
import loom.training.RunFixture;
import loom.training.RunTest;
import loom.training.RunTraces;
import loom.training.TrainingService;
import loom.training.run.Run;
import loom.training.run.RunSettings;
import loom.training.run.RunState;
import loom.training.run.WarmStart;
import loom.work.FileJob;
import loom.work.FileJobs;
import loom.work.ui.FileDialog;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

@RunTest
@ViewPackages(packages = "loom")
class RunViewTest extends SpringBrowserlessTest {
    @Autowired private RunFixture.Studio studio;
    @Autowired private TrainingService training;
    @Autowired private FileJobs jobs;
    @Autowired private ApplicationContext context;
    private Run run;

    @BeforeEach
    void prepare() throws Exception {
        studio.empty();
        run = training.start(studio.settings(studio.dataSet(), 3));
    }

    @Test
    void an_unknown_run_is_answered_in_words() {
        UI.getCurrent().navigate("runs/" + UUID.randomUUID());
        assertThat($(EmptyState.class).all()).hasSize(1);
    }

    @Test
    void a_waiting_run_can_be_cancelled() {
        open();
        test($(Button.class).withText("Cancel").single()).click();
        assertThat(training.find(run.id()).orElseThrow().state()).isEqualTo(RunState.STOPPED);
    }

    @Test
    void the_page_follows_the_run_to_its_end() {
        open();
        assertThat($(RunBadge.class).single().getText()).isEqualTo("Waiting");
        studio.finishNext();
        studio.tellPages();
        roundTrip();
        assertThat($(RunBadge.class).single().getText()).isEqualTo("Finished");
        assertThat(text()).contains("Epoch 3 of 3").contains("step 9 of 9");
        assertThat($(EpochFilm.class).single().getElement().getProperty("count", 0)).isEqualTo(3);
    }

    @Test
    void a_page_that_leads_on_to_another_run_shows_and_follows_that_one_alone() {
        Run other = training.start(studio.settings(run.settings().dataSet(), 4));
        open();
        navigate(RunView.class, Map.of("run", other.id().toString()));
        hear();
        assertThat($(RunPanels.class).all()).hasSize(1);
        studio.finishNext(); // the first one
        hear();
        assertThat($(RunBadge.class).single().getText()).isEqualTo("Waiting");
        studio.finishNext();
        hear();
        assertThat(text()).contains("Epoch 4 of 4");
    }

    @Test
    void a_hidden_page_waits_and_is_up_to_date_at_once_when_it_is_seen_again() {
        open();
        look("HIDDEN");
        hear(); // its next turn was settled while it was in sight
        studio.finishNext();
        hear();
        assertThat($(RunBadge.class).single().getText()).isEqualTo("Waiting");
        look("VISIBLE");
        hear();
        assertThat($(RunBadge.class).single().getText()).isEqualTo("Finished");
    }

    /** As a browser whose tab goes out of sight or comes back. */
    private static void look(String visibility) {
        ObjectNode data =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("event.detail", visibility)
                        .put(JsonConstants.EVENT_DATA_PHASE, JsonConstants.EVENT_PHASE_TRAILING);
        Element page = UI.getCurrent().getElement();
        page.getNode()
                .getFeature(ElementListenerMap.class)
                .fireEvent(new DomEvent(page, "vaadin-page-visibility-change", data));
    }

    @Test
    void a_finished_run_leads_to_its_model() {
        studio.finishNext();
        open();
        assertThat($(Button.class).withText("Explore this model").all()).hasSize(1);
        assertThat($(Button.class).withText("Pause").all()).isEmpty();
    }

    @Test
    void a_paused_run_is_stopped_only_after_a_question() {
        studio.pauseNext(run);
        open();
        test($(Button.class).withText("Stop").single()).click();
        assertThat(training.find(run.id()).orElseThrow().state()).isEqualTo(RunState.PAUSED);
        test($(ConfirmDialog.class).single()).confirm();
        studio.finishNext();
        assertThat(training.find(run.id()).orElseThrow().state()).isEqualTo(RunState.STOPPED);
    }

    @Test
    void the_epochs_can_be_saved_as_a_film_of_a_chosen_form() {
        studio.finishNext();
        open();
        test($(Button.class).withText("Save as film").single()).click();
        test(select("Format")).selectItem("GIF, 256 colours");
        test(select("Size")).selectItem("2× (256 px)");
        test(select("Speed")).selectItem("5 frames/s");

        test($(Button.class).withText("Make the film").single()).click();

        FileJob ordered = jobs.all().getFirst();
        assertThat(ordered)
                .returns("GIF film of Spots by night", FileJob::title)
                .returns("Spots-by-night-epochs.gif", FileJob::fileName)
                .returns(3, FileJob::total);
        assertThat($(FileDialog.class).single().isOpened()).isTrue();
        test($(Button.class).withText("Cancel").single()).click();
        assertThat(jobs.all()).isEmpty();
    }

    @Test
    void chosen_epochs_are_shown_side_by_side_and_wrong_ones_are_answered_at_the_field() {
        studio.finishNext();
        open();
        test($(Button.class).withText("Compare epochs").single()).click();
        TextField epochs = $(TextField.class).withCaption("Epochs").single();
        Image sheet = $(Image.class).withClassName("epoch-sheet").single();
        assertThat(epochs.getValue()).isEqualTo("1, 3");
        assertThat(sheet.getSrc()).endsWith("/samples/sheet?epochs=1,3");

        epochs.setValue("2; 3");
        test($(Button.class).withText("Show").single()).click();
        assertThat(sheet.getSrc()).endsWith("/samples/sheet?epochs=2,3");

        epochs.setValue("2, 30");
        test($(Button.class).withText("Show").single()).click();
        assertThat(epochs.isInvalid()).isTrue();
        assertThat(epochs.getErrorMessage())
                .isEqualTo(
                        "There are no samples of epoch 30. This run has those of the epochs 1 to 3. Choose among these.");
        assertThat(sheet.getSrc()).endsWith("epochs=2,3");
    }

    @Test
    void a_run_without_samples_offers_neither_film_nor_sheet() {
        open();
        assertThat($(Button.class).withText("Save as film").all()).isEmpty();
        studio.finishNext();
        hear();
        assertThat($(Button.class).withText("Save as film").all()).hasSize(1);
    }

    @SuppressWarnings("unchecked")
    private Select<Object> select(String label) {
        return $(Select.class).withCaption(label).single();
    }

    @Test
    void both_networks_are_listed_layer_by_layer() {
        open();
        assertThat($(NativeTable.class).all()).hasSize(2);
        assertThat($(NativeTable.class).first().getBody().getRowCount())
                .isEqualTo(
                        run.settings().architecture().generator().layers().size()
                                + 1); // the line of sums
    }

    @Test
    void the_best_epoch_so_far_is_named() {
        studio.finishNext();
        traces().measure(run, new double[] {30, 20, 25}, new double[] {0.8, 0.9, 0.9});
        open();
        assertThat($(Paragraph.class).withClassName("run-best").single().getText())
                .isEqualTo(
                        "Best so far: epoch 2, at a distance of 20.0. Your own images reach 4.0.");
    }

    @Test
    void the_best_epoch_is_that_of_the_highest_score() {
        studio.finishNext();
        traces().score(run, 0.2, 0.35, 0.3);
        open();
        assertThat($(Paragraph.class).withClassName("run-best").single().getText())
                .isEqualTo(
                        "Best so far: epoch 2, with a score of 0.35. Other images of yours reach 0.91.");
    }

    @Test
    void a_run_without_measures_shows_no_empty_charts_of_them() {
        open();
        assertThat($(QualityCharts.class).all()).isEmpty();
    }

    @Test
    void a_measure_that_comes_while_the_page_is_open_is_drawn() {
        open();
        traces().measure(run, new double[] {30}, new double[] {0.8});
        studio.tellPages();
        roundTrip();
        assertThat($(Paragraph.class).withClassName("run-best").single().getText())
                .startsWith("Best so far: epoch 1");
    }

    @Test
    void a_collapse_is_explained_and_leads_back_to_the_best_epoch() {
        longer();
        studio.finishNext();
        traces().measure(
                        run,
                        new double[] {30, 25, 22, 20, 40, 41},
                        new double[] {0.5, 0.9, 0.9, 0.9, 0.1, 0.1});
        traces().keepBest(run, 4, 1_000);
        open();
        assertThat($(Banner.class).single().getElement().getTextRecursively())
                .contains(QualityAlarm.COLLAPSE.title())
                .contains(QualityAlarm.COLLAPSE.remedy());
        test($(Button.class).withText("Go back to the best epoch, 4").single()).click();
        test($(ConfirmDialog.class).single()).confirm();
        Run back = training.find(run.id()).orElseThrow();
        assertThat(back.state()).isEqualTo(RunState.PAUSED);
        assertThat(back.progress().step()).isEqualTo(12);
    }

    @Test
    void a_fork_opens_the_form_with_the_settings_of_the_run() {
        longer();
        studio.finishNext();
        traces().keepBest(run, 4, 1_000);
        open();
        test($(Button.class)
                        .withCondition(it -> it.getAriaLabel().orElse("").equals("Fork, epoch 4"))
                        .single())
                .click();
        assertThat(getCurrentView()).isInstanceOf(NewRunView.class);
        test($(Button.class).withText("Start training").single()).click();
        Run fork = training.all().getFirst();
        assertThat(fork.settings().origin()).isEqualTo(WarmStart.ofRun(run.id(), 4));
        assertThat(fork.settings().networks()).isEqualTo(run.settings().networks());
        assertThat(fork.settings().imageSize()).isEqualTo(32);
        assertThat(fork.settings().batchSize()).isEqualTo(8);
        assertThat(fork.originName()).isEqualTo(run.name());
    }

    @Test
    void a_fork_keeps_a_seed_of_64_bits_and_how_many_epochs_are_kept() {
        training.stop(run.id());
        RunSettings settings =
                run.settings().withEpochs(6).withSeed(Long.MIN_VALUE).withKeepEvery(4);
        run = training.start(settings);
        studio.finishNext();
        traces().keepBest(run, 4, 1_000);
        open();
        test($(Button.class)
                        .withCondition(it -> it.getAriaLabel().orElse("").equals("Fork, epoch 4"))
                        .single())
                .click();
        test($(Button.class).withText("Start training").single()).click();
        assertThat(training.all().getFirst().settings())
                .isEqualTo(
                        settings.withName(training.all().getFirst().name())
                                .withOrigin(WarmStart.ofRun(run.id(), 4)));
    }

    @Test
    void kept_epochs_are_listed_with_their_size_and_the_budget() {
        longer();
        studio.finishNext();
        traces().keepBest(run, 4, 1_500_000);
        open();
        assertThat($(KeptPanel.class).single().getElement().getTextRecursively())
                .contains("of 2.1 GB")
                .contains("Epoch 4")
                .contains("Best")
                .contains("1.5 MB");
    }

    @Test
    void a_finished_run_can_be_extended() {
        studio.finishNext();
        open();
        test($(Button.class).withText("Extend").single()).click();
        test($(IntegerField.class).single()).setValue(2);
        test($(Button.class)
                        .withCondition(
                                it -> it.hasThemeName("primary") && it.getText().equals("Extend"))
                        .single())
                .click();
        Run longer = training.find(run.id()).orElseThrow();
        assertThat(longer.state()).isEqualTo(RunState.QUEUED);
        assertThat(longer.progress().epochs()).isEqualTo(5);
    }

    @Test
    void a_diverged_run_says_what_happened_and_what_to_do_next() {
        traces().divergeNext(5);
        traces().keepBest(run, 1, 1_000);
        open();
        assertThat($(Banner.class).single().getElement().getTextRecursively())
                .contains("This run diverged")
                .contains("at step 5")
                .contains("epoch 1, is kept");
        test($(Button.class).withText("Fork it with smaller steps").single()).click();
        test($(Button.class).withText("Start training").single()).click();
        assertThat(training.all().getFirst().settings().recipe().generatorAdam().learningRate())
                .isEqualTo(1e-4);
    }

    private RunTraces traces() {
        return new RunTraces(context);
    }

    /** Six epochs instead of three. */
    private void longer() {
        training.stop(run.id());
        studio.finishNext(); // its place in the queue
        run = training.start(run.settings().withEpochs(6));
    }

    private void open() {
        navigate(RunView.class, Map.of("run", run.id().toString()));
        hear();
    }

    /** Lets the page hear what is new. */
    private void hear() {
        studio.tellPages();
        roundTrip();
    }

    private String text() {
        return $(RunStatus.class).single().getElement().getTextRecursively();
    }
}
