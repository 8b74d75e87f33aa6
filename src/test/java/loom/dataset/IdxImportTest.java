package loom.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import loom.StudioTest;
import loom.base.RefusedException;
import loom.job.JobEnd;
import loom.storage.ArtefactName;
import loom.storage.ArtefactStore;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestConstructor;

@StudioTest
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class IdxImportTest {
    private final DataSets dataSets;
    private final DataSetImport importer;
    private final ArtefactStore store;

    IdxImportTest(DataSets dataSets, DataSetImport importer, ArtefactStore store) {
        this.dataSets = dataSets;
        this.importer = importer;
        this.store = store;
    }

    @Test
    void training_at_their_own_size_gets_every_byte_of_the_images() throws IOException {
        byte[] pixels = new byte[16 * 28 * 28];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (i * 31 / 7);
        }
        DataSet dataSet = imported(Map.of("a", IdxFiles.idx(8, new int[] {16, 28, 28}, pixels)));
        assertThat(dataSet.isReady()).isTrue();
        assertThat(dataSet.images()).isEqualTo(16);
        try (PackedImages images = dataSets.open(dataSet.id(), 28, 1)) {
            ByteBuffer target = ByteBuffer.allocate(pixels.length);
            for (int i = 0; i < images.count(); i++) {
                images.copyTo(i, target);
            }
            assertThat(target.array()).isEqualTo(pixels);
        }
    }

    @Test
    void smaller_images_are_enlarged_and_grey_stays_grey() throws IOException {
        DataSet dataSet = imported(Map.of("a", IdxFiles.images(16, 28, 28)));
        try (PackedImages images = dataSets.open(dataSet.id(), 32, 1)) {
            ByteBuffer target = ByteBuffer.allocate(32 * 32);
            images.copyTo(13, target);
            assertThat(target.array()).containsOnly(13);
        }
        try (PackedImages images = dataSets.open(dataSet.id(), 64, 3)) {
            ByteBuffer target = ByteBuffer.allocate(64 * 64 * 3);
            images.copyTo(13, target);
            assertThat(target.array()).containsOnly(13);
        }
    }

    @Test
    void a_file_that_was_cut_off_asks_and_keeps_what_could_be_read() throws IOException {
        DataSet dataSet = imported(Map.of("a.idx", IdxFiles.cutOff(20)));
        assertThat(dataSet.state()).isEqualTo(DataSet.State.QUESTION);
        assertThat(dataSet.question())
                .contains("promises 40 images of 28 x 28, and 20 of them could be read")
                .endsWith("Go on with 20 images?");
        assertThat(kept(dataSet.id()))
                .containsExactly("hashes.bytes", "originals.bundle", "thumbnails.bundle");
        assertThatThrownBy(() -> dataSets.open(dataSet.id(), 28, 1))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("answer what it asks");
    }

    @Test
    void a_question_outlasts_a_job_that_is_run_again() throws IOException {
        DataSet dataSet = imported(Map.of("a.idx", IdxFiles.cutOff(20)));
        assertThat(importer.run(dataSet.id(), () -> false)).isEqualTo(JobEnd.DONE);
        assertThat(find(dataSet)).isEqualTo(dataSet);
        assertThat(kept(dataSet.id()))
                .containsExactly("hashes.bytes", "originals.bundle", "thumbnails.bundle");
    }

    @Test
    void going_on_makes_it_ready_and_says_what_is_missing() throws IOException {
        DataSet dataSet = imported(Map.of("a.idx", IdxFiles.gzip(IdxFiles.cutOff(20))));
        dataSets.accept(dataSet.id());
        DataSet accepted = find(dataSet);
        assertThat(accepted.isReady()).isTrue();
        assertThat(accepted.question()).isNull();
        assertThat(accepted.notes())
                .singleElement()
                .satisfies(note ->
                        assertThat(note.text())
                                .contains("the first 20 could be read, 20 are missing"));
        try (PackedImages images = dataSets.open(dataSet.id(), 28, 1)) {
            assertThat(images.count()).isEqualTo(20);
        }
    }

    @Test
    void what_asks_nothing_accepts_no_answer() throws IOException {
        DataSet dataSet = imported(Map.of("a.idx", IdxFiles.images(16, 28, 28)));
        assertThatThrownBy(() -> dataSets.accept(dataSet.id()))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("is READY");
    }

    @Test
    void discarding_leaves_nothing() throws IOException {
        DataSet dataSet = imported(Map.of("a.idx", IdxFiles.cutOff(20)));
        dataSets.delete(dataSet.id());
        assertThat(dataSets.find(dataSet.id())).isEmpty();
        assertThat(kept(dataSet.id())).isEmpty();
    }

    @Test
    void too_few_readable_images_are_no_question() throws IOException {
        DataSet dataSet = imported(Map.of("a.idx", IdxFiles.cutOff(15)));
        assertThat(dataSet.state()).isEqualTo(DataSet.State.FAILED);
        assertThat(kept(dataSet.id())).isEmpty();
    }

    @Test
    void labels_in_the_same_basket_are_kept_for_each_image() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("labels.gz", IdxFiles.gzip(IdxFiles.labels(20)));
        files.put("single.png", SampleFiles.pngs("a", 1).get("a00.png"));
        files.put("images.gz", IdxFiles.gzip(IdxFiles.images(20, 28, 28)));
        DataSet dataSet = imported(files);
        assertThat(dataSet.isReady()).isTrue();
        assertThat(dataSet.labels())
                .containsExactly(new LabelCount(0, 7), new LabelCount(1, 7), new LabelCount(2, 6));
        Labels labels = dataSets.labels(dataSet.id());
        assertThat(labels.of(0)).isEmpty();
        assertThat(labels.of(5)).hasValue(1);
    }

    @Test
    void labels_in_the_same_zip_are_kept_too() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("mnist/images", IdxFiles.images(20, 28, 28));
        files.put("mnist/labels.gz", IdxFiles.gzip(IdxFiles.labels(20)));
        DataSet dataSet = imported(Map.of("mnist.zip", SampleFiles.zip(files)));
        assertThat(dataSet.images()).isEqualTo(20);
        assertThat(dataSet.labels()).hasSize(3);
    }

    @Test
    void labels_of_another_number_are_reported_and_left_out() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("images", IdxFiles.images(20, 28, 28));
        files.put("labels", IdxFiles.labels(19));
        DataSet dataSet = imported(files);
        assertThat(dataSet.isReady()).isTrue();
        assertThat(dataSet.labels()).isEmpty();
        assertThat(dataSet.rejected())
                .singleElement()
                .satisfies(rejection ->
                        assertThat(rejection.reason()).contains("holds 19 labels", "promises 20"));
    }

    @Test
    void the_real_file_that_was_cut_off_asks_and_goes_on_with_its_labels() throws IOException {
        Optional<byte[]> images = IdxFiles.realImages();
        Optional<byte[]> labels = IdxFiles.realLabels();
        assumeThat(images).as("the real file lies beside loom.test.images").isPresent();
        assumeThat(labels).isPresent();
        DataSet dataSet = imported(Map.of("images.gz", images.get(), "labels.gz", labels.get()));
        assertThat(dataSet.question())
                .contains("promises 60,000 images of 28 x 28, and 3,615 of them could be read");
        dataSets.accept(dataSet.id());
        DataSet accepted = find(dataSet);
        assertThat(accepted.isReady()).isTrue();
        assertThat(accepted.images()).isEqualTo(3_615);
        assertThat(accepted.labels()).hasSize(10);
        assertThat(accepted.labels().stream().mapToInt(LabelCount::images).sum()).isEqualTo(3_615);
        assertThat(dataSets.labels(dataSet.id()).of(0)).hasValue(9); // an ankle boot
        assertThat(dataSets.labels(dataSet.id()).of(1)).hasValue(0); // a T-shirt
    }

    private DataSet imported(Map<String, byte[]> files) throws IOException {
        List<UploadedFile> uploaded = new ArrayList<>();
        files.forEach(
                (name, content) -> uploaded.add(SampleFiles.uploaded(dataSets, name, content)));
        DataSet dataSet = dataSets.submit("Test", uploaded, ImportSettings.DEFAULT);
        assertThat(importer.run(dataSet.id(), () -> false)).isEqualTo(JobEnd.DONE);
        return find(dataSet);
    }

    private DataSet find(DataSet dataSet) {
        return dataSets.find(dataSet.id()).orElseThrow();
    }

    private List<String> kept(UUID id) {
        ArtefactName all = new DataSetFiles(id).all();
        return store.list(all).stream()
                .map(name -> name.value().substring(all.value().length() + 1))
                .toList();
    }
}
