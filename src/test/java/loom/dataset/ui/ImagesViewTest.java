package loom.dataset.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.button.Button;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import loom.StudioTest;
import loom.base.ui.EmptyState;
import loom.dataset.Curation;
import loom.dataset.DataSet;
import loom.dataset.DataSets;
import loom.dataset.ImportSettings;
import loom.dataset.SampleFiles;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;

@StudioTest
@ViewPackages(classes = ImagesView.class)
class ImagesViewTest extends SpringBrowserlessTest {
    @Autowired private DataSets dataSets;
    @Autowired private Curation curation;
    @Autowired private BeanFactory beans;

    @Test
    void chosen_images_are_left_out_and_wait_to_be_put_back() {
        DataSet dataSet = open(SampleFiles.pngs("a", 20));
        choose("2,3");
        test(button("Leave out")).click();
        assertThat(curation.leftOut(dataSet.id()).stream()).containsExactly(2, 3);
        assertThat(chooser().getChildren().count()).isEqualTo(18);
        show("Left out");
        assertThat(chooser().getChildren().count()).isEqualTo(2);
        choose("1");
        test(button("Put back")).click();
        assertThat(curation.leftOut(dataSet.id()).stream()).containsExactly(2);
    }

    @Test
    void delete_on_the_keyboard_leaves_the_chosen_out() {
        DataSet dataSet = open(SampleFiles.pngs("a", 20));
        choose("0");
        ComponentUtil.fireEvent(chooser(), new ImageChooser.Remove(chooser(), true));
        assertThat(curation.leftOut(dataSet.id()).stream()).containsExactly(0);
        // What is shown now begins with the second image, and nothing of it is chosen.
        ComponentUtil.fireEvent(chooser(), new ImageChooser.Remove(chooser(), true));
        assertThat(curation.leftOut(dataSet.id()).stream()).containsExactly(0);
    }

    @Test
    void too_few_are_not_left() {
        DataSet dataSet = open(SampleFiles.pngs("a", 17));
        choose("0,1,2");
        test(button("Leave out")).click();
        assertThat(curation.leftOut(dataSet.id()).isEmpty()).isTrue();
        assertThat(chooser().getChildren().count()).isEqualTo(17);
    }

    @Test
    void copies_are_left_out_with_one_click() {
        Map<String, byte[]> files = SampleFiles.pngs("a", 18);
        files.put("b.png", files.get("a03.png"));
        files.put("c.png", files.get("a03.png"));
        DataSet dataSet = open(files);
        show("Copies");
        Awaitility.await()
                .pollInSameThread()
                .atMost(Duration.ofSeconds(20))
                .until(() -> {
                    roundTrip();
                    return $(Button.class).withText("Leave out 2 copies").exists();
                });
        test(button("Leave out 2 copies")).click();
        assertThat(curation.leftOut(dataSet.id()).stream()).containsExactly(18, 19);
    }

    @Test
    void a_data_set_that_is_not_there_is_answered_in_words() {
        navigate(ImagesView.class, Map.of("id", UUID.randomUUID().toString()));
        assertThat($(EmptyState.class).single().getElement().getTextRecursively())
                .contains("There are no images to choose from");
    }

    private DataSet open(Map<String, byte[]> files) {
        DataSet dataSet =
                dataSets.submit(
                        "Some",
                        List.of(SampleFiles.uploaded(dataSets, "a.zip", SampleFiles.zip(files))),
                        ImportSettings.DEFAULT);
        SampleFiles.runImport(beans, dataSet.id());
        navigate(ImagesView.class, Map.of("id", dataSet.id().toString()));
        return dataSet;
    }

    /** What the browser tells when a person has chosen. */
    private void choose(String places) {
        ComponentUtil.fireEvent(chooser(), new ImageChooser.Chosen(chooser(), true, places));
    }

    private void show(String part) {
        test(button(part)).click();
    }

    private ImageChooser chooser() {
        return $(ImageChooser.class).single();
    }

    private Button button(String text) {
        return $(Button.class).withText(text).single();
    }
}
