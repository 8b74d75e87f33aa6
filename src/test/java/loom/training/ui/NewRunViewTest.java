package loom.training.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import java.time.Duration;
import java.util.UUID;
import loom.base.ui.EmptyState;
import loom.training.Estimate;
import loom.training.Run;
import loom.training.RunFixture;
import loom.training.RunTest;
import loom.training.TrainingService;
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
        assertThat($(TextField.class).single().getValue()).isEqualTo("Spots");
    }

    @Test
    void a_batch_that_does_not_fit_is_refused_in_words_and_cannot_be_started() throws Exception {
        studio.dataSet();
        navigate(NewRunView.class);
        test(field("Batch")).setValue(1_000);
        assertThat($(Paragraph.class).withClassName("run-time").single().getText())
                .contains("The batch size is 1000 and the data set has 24 images");
        assertThat(start().isEnabled()).isFalse();
        test(field("Batch")).setValue(8);
        assertThat(start().isEnabled()).isTrue();
    }

    @Test
    void a_click_starts_a_run_and_leads_to_its_page() throws Exception {
        UUID dataSet = studio.dataSet();
        navigate(NewRunView.class);
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

    private IntegerField field(String label) {
        return $(IntegerField.class).withCondition(it -> it.getLabel().equals(label)).single();
    }

    private Button start() {
        return $(Button.class).withText("Start training").single();
    }
}
