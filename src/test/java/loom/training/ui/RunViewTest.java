package loom.training.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.NativeTable;
import java.util.Map;
import java.util.UUID;
import loom.base.ui.EmptyState;
import loom.training.Run;
import loom.training.RunFixture;
import loom.training.RunState;
import loom.training.RunTest;
import loom.training.TrainingService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@RunTest
@ViewPackages(packages = "loom")
class RunViewTest extends SpringBrowserlessTest {
    @Autowired private RunFixture.Studio studio;
    @Autowired private TrainingService training;
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
    void both_networks_are_listed_layer_by_layer() {
        open();
        assertThat($(NativeTable.class).all()).hasSize(2);
        assertThat($(NativeTable.class).first().getBody().getRowCount())
                .isEqualTo(
                        run.settings().architecture().generator().layers().size()
                                + 1); // the line of sums
    }

    private void open() {
        navigate(RunView.class, Map.of("run", run.id().toString()));
    }

    private String text() {
        return $(RunStatus.class).single().getElement().getTextRecursively();
    }
}
