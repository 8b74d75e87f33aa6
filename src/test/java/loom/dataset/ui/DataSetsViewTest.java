package loom.dataset.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.component.textfield.TextField;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import loom.StudioTest;
import loom.TestHome;
import loom.base.RefusedException;
import loom.base.ui.Thumbnail;
import loom.dataset.DataSet;
import loom.dataset.DataSets;
import loom.dataset.DifficultUpload;
import loom.dataset.IdxFiles;
import loom.dataset.ImportSettings;
import loom.dataset.SampleFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;

@StudioTest
@ViewPackages(classes = DataSetsView.class)
class DataSetsViewTest extends SpringBrowserlessTest {
    @Autowired private DataSets dataSets;
    @Autowired private BeanFactory beans;
    @Autowired private TestHome home;

    @ParameterizedTest
    @EnumSource
    void a_difficult_upload_gets_its_answer_in_the_page(DifficultUpload upload) throws IOException {
        DataSet dataSet = created(upload.file(), upload.content());
        assertThat(getCurrentView()).isInstanceOf(DataSetView.class);
        SampleFiles.runImport(beans, dataSet.id());
        assertThat(text(open(dataSet.id()))).contains(upload.answer());
        // The page may have begun to look at the images, and keep what it found.
        assertThat(home.files("artefacts/datasets/" + dataSet.id()))
                .isBetween(upload.isReady() ? 2L : 0L, upload.isReady() ? 3L : 0L);
        assertThat(home.stagedFiles()).isZero();
    }

    @Test
    void the_name_of_a_zip_is_suggested() throws IOException {
        DataSet dataSet = created("bark-at_night.zip", good());
        assertThat(dataSet.name()).isEqualTo("Bark at night");
    }

    @Test
    void the_usual_name_of_an_idx_file_is_suggested() throws IOException {
        DataSet dataSet = created("fashion-train-images-idx3-ubyte.gz", good());
        assertThat(dataSet.name()).isEqualTo("Fashion train");
    }

    @Test
    void a_file_that_the_disk_has_no_room_for_is_told_in_words() throws IOException {
        navigate(DataSetsView.class);
        UploadPanel panel = $view(UploadPanel.class).single();
        assertThatThrownBy(() ->
                        panel.reception()
                                .receive("a.zip", new ByteArrayInputStream(good()), 1L << 60))
                .isInstanceOf(RefusedException.class);
        panel.uploaded();
        assertThat(text(panel)).contains("The upload takes 1152922 TB").contains("loom.reserve");
        assertThat(home.stagedFiles()).isZero();
    }

    @Test
    void files_that_came_are_thrown_away_with_the_page() throws IOException {
        navigate(DataSetsView.class);
        receive("a.zip", good());
        assertThat(home.stagedFiles()).isEqualTo(1);
        navigate(DataSetView.class, Map.of("id", UUID.randomUUID().toString()));
        assertThat(home.stagedFiles()).isZero();
    }

    @Test
    void an_import_shows_its_progress() {
        DataSet dataSet = submitted();
        assertThat(text(open(dataSet.id()))).contains("0 % checked, 0 images good so far");
        assertThat($view(ProgressBar.class).exists()).isTrue();
    }

    @Test
    void an_import_can_be_cancelled() {
        DataSet dataSet = submitted();
        open(dataSet.id());
        test($view(Button.class).withText("Cancel the import").single()).click();
        assertThat(dataSets.find(dataSet.id())).isEmpty();
        assertThat(getCurrentView()).isInstanceOf(DataSetsView.class);
    }

    @Test
    void every_image_is_shown() {
        DataSet dataSet = submitted();
        SampleFiles.runImport(beans, dataSet.id());
        open(dataSet.id());
        assertThat($view(Thumbnail.class).all())
                .hasSize(16)
                .extracting(Thumbnail::getSrc)
                .contains("api/v1/datasets/" + dataSet.id() + "/thumbnails/15.png");
    }

    @Test
    void deleting_asks_first() {
        DataSet dataSet = submitted();
        SampleFiles.runImport(beans, dataSet.id());
        open(dataSet.id());
        test($view(Button.class).withText("Delete").single()).click();
        assertThat(dataSets.find(dataSet.id())).isPresent();
        test($(ConfirmDialog.class).single()).confirm();
        assertThat(dataSets.find(dataSet.id())).isEmpty();
    }

    @Test
    void the_overview_shows_each_data_set() {
        DataSet dataSet = submitted();
        SampleFiles.runImport(beans, dataSet.id());
        navigate(DataSetsView.class);
        assertThat($view(DataSetCard.class).all())
                .anySatisfy(card -> assertThat(text(card)).contains(dataSet.name(), "16 images"));
    }

    @Test
    void a_part_is_taken_only_if_the_person_says_so() {
        DataSet dataSet = submitted("a", IdxFiles.cutOff(20));
        SampleFiles.runImport(beans, dataSet.id());
        assertThat(text(open(dataSet.id())))
                .contains("promises 40 images of 28 x 28, and 20 of them could be read");
        assertThat($view(Button.class).withText("Train on this").exists()).isFalse();
        test($view(Button.class).withText("Go on with 20 images").single()).click();
        assertThat(dataSets.find(dataSet.id()).orElseThrow().isReady()).isTrue();
        assertThat($view(Button.class).withText("Train on this").exists()).isTrue();
        assertThat(text((Component) getCurrentView())).contains("20 are missing");
    }

    @Test
    void a_part_can_be_discarded() {
        DataSet dataSet = submitted("a", IdxFiles.cutOff(20));
        SampleFiles.runImport(beans, dataSet.id());
        navigate(DataSetsView.class);
        assertThat($view(DataSetCard.class).all())
                .anySatisfy(card -> assertThat(text(card)).contains("Waits for your answer"));
        open(dataSet.id());
        test($view(Button.class).withText("Discard").single()).click();
        assertThat(dataSets.find(dataSet.id())).isEmpty();
        assertThat(getCurrentView()).isInstanceOf(DataSetsView.class);
    }

    @Test
    void labels_are_counted_and_shown_with_each_image() {
        Map<String, byte[]> files =
                Map.of("images", IdxFiles.images(20, 28, 28), "labels", IdxFiles.labels(20));
        DataSet dataSet = submitted("a.zip", SampleFiles.zip(files));
        SampleFiles.runImport(beans, dataSet.id());
        open(dataSet.id());
        assertThat(text($view(LabelCounts.class).single())).contains("Label 2", "6 images");
        assertThat($view(Thumbnail.class).all())
                .extracting(picture -> picture.getAlt().orElse(""))
                .contains("Image 6, label 2");
    }

    @Test
    void classes_are_shown_by_the_names_of_their_folders() {
        Map<String, byte[]> files = new LinkedHashMap<>(SampleFiles.pngs("cats/", 9));
        files.putAll(SampleFiles.pngs("dogs/", 8));
        DataSet dataSet = submitted("a.zip", SampleFiles.zip(files));
        SampleFiles.runImport(beans, dataSet.id());
        open(dataSet.id());
        assertThat(text($view(LabelCounts.class).single()))
                .contains("Classes", "cats", "9 images", "dogs", "8 images");
        assertThat($view(Thumbnail.class).all())
                .extracting(picture -> picture.getAlt().orElse(""))
                .contains("Image 10, dogs");
    }

    @Test
    void an_address_of_no_data_set_says_so() {
        assertThat(text(open(UUID.randomUUID()))).contains("This data set is not there");
    }

    private DataSet submitted() {
        return submitted("a.zip", good());
    }

    private DataSet submitted(String file, byte[] content) {
        return dataSets.submit(
                "Bark " + UUID.randomUUID(),
                List.of(SampleFiles.uploaded(dataSets, file, content)),
                ImportSettings.DEFAULT);
    }

    private DataSet created(String file, byte[] content) throws IOException {
        navigate(DataSetsView.class);
        receive(file, content);
        TextField name = $view(TextField.class).single();
        if (name.isEmpty()) {
            test(name).setValue("Named by hand");
        }
        test($view(Button.class).withText("Create data set").single()).click();
        return dataSets.all().getFirst();
    }

    private void receive(String file, byte[] content) throws IOException {
        UploadPanel panel = $view(UploadPanel.class).single();
        panel.reception().receive(file, new ByteArrayInputStream(content), content.length);
        panel.uploaded();
    }

    private Component open(UUID id) {
        return navigate(DataSetView.class, Map.of("id", id.toString()));
    }

    private static String text(Component component) {
        return component.getElement().getTextRecursively();
    }

    private static byte[] good() {
        return SampleFiles.zip(SampleFiles.pngs("a", 16));
    }
}
