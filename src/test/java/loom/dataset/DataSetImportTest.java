package loom.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import loom.StudioTest;
import loom.TestHome;
import loom.base.RefusedException;
import loom.job.JobEnd;
import loom.job.JobQueue;
import loom.job.Lane;
import loom.storage.ArtefactName;
import loom.storage.ArtefactStore;
import loom.storage.Reserve;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.test.context.TestConstructor;

@StudioTest
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class DataSetImportTest {
    private final DataSets dataSets;
    private final DataSetImport importer;
    private final DataSetRepository repository;
    private final ArtefactStore store;
    private final JobQueue queue;
    private final TestHome home;
    private final Uses uses;

    DataSetImportTest(
            DataSets dataSets,
            DataSetImport importer,
            DataSetRepository repository,
            ArtefactStore store,
            JobQueue queue,
            TestHome home,
            @Autowired Uses uses) {
        this.dataSets = dataSets;
        this.importer = importer;
        this.repository = repository;
        this.store = store;
        this.queue = queue;
        this.home = home;
        this.uses = uses;
    }

    @AfterEach
    void nobody_needs_anything() {
        uses.user = Optional.empty();
    }

    @ParameterizedTest
    @EnumSource
    void a_difficult_upload_gets_its_answer_and_leaves_nothing_else(DifficultUpload upload)
            throws IOException {
        DataSet dataSet = imported(upload.file(), upload.content());
        assertThat(dataSet.isReady()).isEqualTo(upload.isReady());
        assertThat(dataSet.failure() == null).isEqualTo(upload.isReady());
        assertThat(report(dataSet)).contains(upload.answer());
        assertThat(kept(dataSet.id()))
                .containsExactlyElementsOf(
                        upload.isReady()
                                ? List.of("originals.bundle", "thumbnails.bundle")
                                : List.of());
        assertThat(home.stagedFiles()).isZero();
    }

    @Test
    void folders_are_followed_and_what_systems_add_is_passed_over() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>(SampleFiles.pngs("deep/er/a", 16));
        byte[] junk = {1, 2, 3};
        files.put("__MACOSX/deep/._a00.png", junk);
        files.put("deep/.DS_Store", junk);
        files.put("deep/Thumbs.db", junk);
        DataSet dataSet = imported("nested.zip", SampleFiles.zip(files));
        assertThat(dataSet.images()).isEqualTo(16);
        assertThat(dataSet.rejected()).isEmpty();
    }

    @Test
    void every_file_that_is_left_out_is_listed_in_order() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("small.png", SampleFiles.png(15, 40, Color.RED));
        files.putAll(SampleFiles.pngs("a", 16));
        files.put("broken.png", SampleFiles.cutOff(SampleFiles.png(40, 40, Color.RED)));
        files.put("inner.zip", SampleFiles.zip(SampleFiles.pngs("b", 2)));
        files.put("notes.txt", new byte[] {1, 2, 3});
        files.put("void.png", new byte[0]);
        DataSet dataSet = imported("mixed.zip", SampleFiles.zip(files));
        assertThat(dataSet.images()).isEqualTo(18);
        assertThat(dataSet.rejected())
                .extracting(Rejection::file)
                .containsExactly("small.png", "broken.png", "notes.txt", "void.png");
        assertThat(dataSet.rejected())
                .extracting(rejection -> rejection.reason().split(":")[0])
                .containsExactly(
                        "is too small, 15 x 40 pixels",
                        "is damaged or ends too early",
                        "is no image that is known (" + ImageFormat.ALL + " are read)",
                        "is empty");
    }

    @Test
    void many_single_images_make_a_data_set() throws IOException {
        List<UploadedFile> files =
                SampleFiles.pngs("a", 17).entrySet().stream()
                        .map(file -> uploaded(file.getKey(), file.getValue()))
                        .toList();
        DataSet dataSet = imported(dataSets.submit("Singles", files, ImportSettings.DEFAULT));
        assertThat(dataSet.images()).isEqualTo(17);
        assertThat(dataSet.isReady()).isTrue();
    }

    @Test
    void the_hash_is_that_of_the_originals_in_their_order()
            throws IOException, NoSuchAlgorithmException {
        Map<String, byte[]> files = SampleFiles.pngs("a", 16);
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        files.values().forEach(digest::update);
        assertThat(imported("a.zip", SampleFiles.zip(files)).contentHash())
                .isEqualTo(HexFormat.of().formatHex(digest.digest()));
    }

    @Test
    void training_gets_the_bytes_of_the_images() throws IOException {
        DataSet dataSet = imported("a.zip", SampleFiles.zip(SampleFiles.pngs("a", 16)));
        try (PackedImages images = dataSets.open(dataSet.id(), null, 16, 3)) {
            ByteBuffer target = ByteBuffer.allocate(16 * 16 * 3);
            images.copyTo(3, target);
            assertThat(images.count()).isEqualTo(16);
            assertThat(target.get(0)).isEqualTo((byte) 30);
            assertThat(target.get(1)).isEqualTo((byte) 100);
            assertThat(target.get(2)).isEqualTo((byte) 200);
        }
    }

    @Test
    void training_gets_luminance_if_it_wants_grey() throws IOException {
        DataSet dataSet = imported("a.zip", SampleFiles.zip(SampleFiles.pngs("a", 16)));
        try (PackedImages images = dataSets.open(dataSet.id(), null, 16, 1)) {
            ByteBuffer target = ByteBuffer.allocate(16 * 16);
            images.copyTo(0, target);
            // 0.299 * 0 + 0.587 * 100 + 0.114 * 200 = 81.5
            assertThat(target.get(0)).isEqualTo((byte) 82);
        }
    }

    @Test
    void a_data_set_that_is_not_ready_cannot_be_trained_on() {
        DataSet dataSet = submitted("a.zip", SampleFiles.zip(SampleFiles.pngs("a", 16)));
        assertThatThrownBy(() -> dataSets.open(dataSet.id(), null, 64, 3))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("is not ready");
    }

    @Test
    void an_import_that_is_interrupted_starts_again() throws IOException {
        DataSet dataSet = submitted("a.zip", SampleFiles.zip(SampleFiles.pngs("a", 40)));
        AtomicInteger asked = new AtomicInteger();
        JobEnd end = importer.run(dataSet.id(), () -> asked.incrementAndGet() > 2);
        assertThat(end).isEqualTo(JobEnd.RESCHEDULE);
        assertThat(find(dataSet).state()).isEqualTo(DataSet.State.IMPORTING);
        assertThat(home.stagedFiles()).isZero();
        assertThat(imported(dataSet).images()).isEqualTo(40);
    }

    @Test
    void an_import_broken_off_by_what_nobody_foresaw_has_failed_and_leaves_no_file()
            throws Exception {
        DataSet dataSet = submitted("a.zip", SampleFiles.zip(SampleFiles.pngs("a", 40)));
        importer.failed(dataSet.id(), new NoClassDefFoundError("loom/Gone"));
        assertThat(find(dataSet).state()).isEqualTo(DataSet.State.FAILED);
        assertThat(report(find(dataSet))).contains("loom/Gone").contains("Upload again");
        assertThat(kept(dataSet.id())).isEmpty();
    }

    @Test
    void an_import_that_ended_well_is_not_called_failed_afterwards() throws Exception {
        DataSet dataSet = imported("a.zip", SampleFiles.zip(SampleFiles.pngs("a", 40)));
        importer.failed(dataSet.id(), new IllegalStateException("late"));
        assertThat(find(dataSet).isReady()).isTrue();
        assertThat(kept(dataSet.id())).isNotEmpty();
    }

    @Test
    void an_upload_that_cannot_be_read_because_the_studio_shuts_down_is_kept() throws Exception {
        DataSet dataSet = submitted("a.zip", SampleFiles.zip(SampleFiles.pngs("a", 40)));
        store.delete(new DataSetFiles(dataSet.id()).upload(0)); // reading fails
        assertThat(importer.run(dataSet.id(), () -> true)).isEqualTo(JobEnd.RESCHEDULE);
        assertThat(find(dataSet).state()).isEqualTo(DataSet.State.IMPORTING);
    }

    @Test
    void an_upload_that_cannot_be_read_is_not_blamed_on_a_full_disk() throws Exception {
        DataSet dataSet = submitted("a.zip", SampleFiles.zip(SampleFiles.pngs("a", 16)));
        store.delete(new DataSetFiles(dataSet.id()).upload(0));
        assertThat(importer.run(dataSet.id(), () -> false)).isEqualTo(JobEnd.DONE);
        assertThat(report(find(dataSet)))
                .contains("could not read or write its files", "says more (reference ")
                .doesNotContain("space");
    }

    @Test
    void the_same_image_twice_is_told() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>(SampleFiles.pngs("a", 16));
        files.put("again.png", files.get("a03.png"));
        DataSet dataSet = imported("a.zip", SampleFiles.zip(files));
        assertThat(dataSet.duplicates()).isEqualTo(1);
        assertThat(dataSet.notes())
                .containsExactly(new Note("again.png", "is the same image as an earlier one"));
    }

    @Test
    void texts_without_end_are_counted_and_the_first_are_listed() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>(SampleFiles.texts(3_000));
        files.putAll(SampleFiles.pngs("a", 16));
        DataSet dataSet = imported("a.zip", SampleFiles.zip(files));
        assertThat(dataSet.isReady()).isTrue();
        assertThat(dataSet.rejectedFiles()).isEqualTo(3_000);
        assertThat(dataSet.rejected()).hasSize(Tally.MOST_OF_A_REASON);
        assertThat(dataSet.rejectedCounts()).extracting(ReasonCount::files).containsExactly(3_000);
    }

    @Test
    void labels_beside_the_images_of_a_tar_are_kept() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        SampleFiles.pngs("a", 17)
                .forEach((name, png) -> {
                    files.put(name, png);
                    files.put(
                            name.replace(".png", ".cls"),
                            name.equals("a03.png") ? new byte[] {'9'} : new byte[] {'1'});
                });
        DataSet dataSet = imported("a.tar", TarFiles.tar(files));
        assertThat(dataSet.labels()).containsExactly(new LabelCount(1, 16), new LabelCount(9, 1));
        assertThat(dataSets.labels(dataSet.id()).of(3)).hasValue(9);
        assertThat(dataSet.classes())
                .containsExactly(new ImageClass("1", 16), new ImageClass("9", 1));
    }

    @Test
    void folders_are_kept_as_classes() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.putAll(SampleFiles.pngs("tiere/V\u00f6gel/", 10));
        files.put("__MACOSX/tiere/V\u00f6gel/._00.png", new byte[] {1, 2, 3});
        files.put("tiere/titel.png", SampleFiles.png(40, 40, Color.RED));
        files.putAll(SampleFiles.pngs("tiere/zahm/Hunde/", 9));
        DataSet dataSet = imported("tiere.zip", SampleFiles.zip(files));
        assertThat(dataSet.classes())
                .containsExactly(new ImageClass("Hunde", 9), new ImageClass("V\u00f6gel", 10));
        assertThat(dataSets.labels(dataSet.id()).of(10)).isEmpty();
        try (PackedImages images = dataSets.open(dataSet.id(), null, 16, 3)) {
            assertThat(images.classes()).isZero();
            assertThat(images.labelled().count()).isEqualTo(19);
            assertThat(images.labelled().label(0)).isEqualTo(1);
            assertThat(images.labelled().label(18)).isZero();
        }
    }

    @Test
    void folders_of_files_uploaded_one_by_one_are_kept_too() throws IOException {
        List<UploadedFile> files =
                SampleFiles.pngs("", 18).entrySet().stream()
                        .map(file ->
                                uploaded(
                                        (file.getKey().startsWith("0") ? "mine/a/" : "mine/b/")
                                                + file.getKey(),
                                        file.getValue()))
                        .toList();
        DataSet dataSet = imported(dataSets.submit("Folder", files, ImportSettings.DEFAULT));
        assertThat(dataSet.classes())
                .containsExactly(new ImageClass("a", 10), new ImageClass("b", 8));
    }

    @Test
    void arrays_and_cifar_make_data_sets_with_their_labels() throws IOException {
        Map<String, byte[]> arrays = new LinkedHashMap<>();
        arrays.put("x_train.npy", NpyFiles.grey(20));
        arrays.put("y_train.npy", NpyFiles.labels(20));
        DataSet dataSet = imported("mnist.npz", SampleFiles.zip(arrays));
        assertThat(dataSet.images()).isEqualTo(20);
        assertThat(dataSet.labels())
                .containsExactly(new LabelCount(0, 7), new LabelCount(1, 7), new LabelCount(2, 6));
        DataSet cifar = imported("data_batch_1.bin", new byte[3073 * 16]);
        assertThat(cifar.images()).isEqualTo(16);
        assertThat(cifar.labels()).containsExactly(new LabelCount(0, 16));
        assertThat(cifar.duplicates()).isEqualTo(15);
    }

    @Test
    void a_stop_signal_that_comes_and_goes_leaves_no_part_that_looks_whole() throws IOException {
        DataSet dataSet = submitted("a.zip", SampleFiles.zip(SampleFiles.pngs("a", 40)));
        AtomicInteger asked = new AtomicInteger();
        JobEnd end = importer.run(dataSet.id(), () -> asked.incrementAndGet() == 4);
        assertThat(end).isEqualTo(JobEnd.RESCHEDULE);
        assertThat(find(dataSet).state()).isEqualTo(DataSet.State.IMPORTING);
        assertThat(imported(dataSet).images()).isEqualTo(40);
    }

    @Test
    void trouble_with_files_while_the_studio_shuts_down_is_no_failure_of_the_import()
            throws IOException {
        DataSet dataSet = submitted("a.zip", SampleFiles.zip(SampleFiles.pngs("a", 16)));
        store.delete(new DataSetFiles(dataSet.id()).uploads());
        AtomicInteger asked = new AtomicInteger();
        assertThat(importer.run(dataSet.id(), () -> asked.incrementAndGet() > 1))
                .isEqualTo(JobEnd.RESCHEDULE);
        assertThat(find(dataSet).state()).isEqualTo(DataSet.State.IMPORTING);
    }

    @Test
    void a_worker_that_was_overtaken_takes_nothing_back() throws IOException {
        List<UploadedFile> files =
                SampleFiles.pngs("a", 40).entrySet().stream()
                        .map(file -> uploaded(file.getKey(), file.getValue()))
                        .toList();
        DataSet dataSet = dataSets.submit("Singles", files, ImportSettings.DEFAULT);
        AtomicInteger asked = new AtomicInteger();
        AtomicReference<DataSet> ready = new AtomicReference<>();
        importer.run(
                dataSet.id(),
                () -> {
                    if (asked.incrementAndGet() == 2) {
                        ready.set(importedBesides(dataSet));
                    }
                    return false;
                });
        assertThat(ready.get().isReady()).isTrue();
        assertThat(find(dataSet)).isEqualTo(ready.get());
        assertThat(kept(dataSet.id())).contains("originals.bundle", "thumbnails.bundle");
    }

    @Test
    void no_more_of_a_damaged_zip_is_unpacked_than_real_images_would_give() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>(SampleFiles.pngs("a", 3));
        byte[] bomb = new byte[60_000_000];
        System.arraycopy(new byte[] {'G', 'I', 'F', '8', '9', 'a'}, 0, bomb, 0, 6);
        files.put("bomb.gif", bomb);
        files.putAll(SampleFiles.pngs("b", 3));
        byte[] zip = SampleFiles.zip(files);
        DataSet dataSet = imported("bomb.zip", Arrays.copyOf(zip, zip.length - 200));
        assertThat(report(dataSet))
                .contains("at least 3 images could be read, and it was followed no further than");
    }

    @Test
    void an_import_that_is_deleted_on_its_way_leaves_nothing() throws IOException {
        DataSet dataSet = submitted("a.zip", SampleFiles.zip(SampleFiles.pngs("a", 40)));
        AtomicInteger asked = new AtomicInteger();
        importer.run(
                dataSet.id(),
                () -> {
                    if (asked.incrementAndGet() == 2) {
                        dataSets.delete(dataSet.id());
                    }
                    return false;
                });
        assertThat(dataSets.find(dataSet.id())).isEmpty();
        assertThat(kept(dataSet.id())).isEmpty();
        assertThat(home.stagedFiles()).isZero();
    }

    @Test
    void a_submitted_data_set_waits_in_the_queue() {
        DataSet dataSet = submitted("a.zip", SampleFiles.zip(SampleFiles.pngs("a", 16)));
        assertThat(queue.waiting(Lane.PREPARATION, DataSetImport.KIND)).contains(dataSet.id());
    }

    @Test
    void a_deleted_data_set_is_gone_with_its_files_and_its_job() throws IOException {
        DataSet dataSet = submitted("a.zip", SampleFiles.zip(SampleFiles.pngs("a", 16)));
        dataSets.delete(dataSet.id());
        assertThat(dataSets.find(dataSet.id())).isEmpty();
        assertThat(kept(dataSet.id())).isEmpty();
        assertThat(queue.waiting(Lane.PREPARATION, DataSetImport.KIND))
                .doesNotContain(dataSet.id());
    }

    @Test
    void a_data_set_in_use_is_not_deleted() throws IOException {
        DataSet dataSet = imported("a.zip", SampleFiles.zip(SampleFiles.pngs("a", 16)));
        uses.user = Optional.of("the run Bark at night");
        assertThatThrownBy(() -> dataSets.delete(dataSet.id()))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("needed by the run Bark at night");
        assertThat(find(dataSet).isReady()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   "})
    void a_data_set_without_a_name_is_refused(String name) {
        List<UploadedFile> files = List.of(uploaded("a.png", new byte[1]));
        assertThatThrownBy(() -> dataSets.submit(name, files, ImportSettings.DEFAULT))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("no name");
        assertThat(home.stagedFiles()).isEqualTo(1); // still the caller's
        close(files);
    }

    @Test
    void a_zip_bomb_is_left_out() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>(SampleFiles.pngs("a", 16));
        byte[] bomb = new byte[20_000_000]; // 1,000 to 1, behind the first bytes of a GIF
        System.arraycopy(new byte[] {'G', 'I', 'F', '8', '9', 'a'}, 0, bomb, 0, 6);
        files.put("bomb.gif", bomb);
        DataSet dataSet = imported("bomb.zip", SampleFiles.zip(files));
        assertThat(dataSet.images()).isEqualTo(16);
        assertThat(report(dataSet)).contains("unpacks to more than 200 times its size");
    }

    @Test
    void the_starter_set_is_offered_once() throws IOException {
        String name = "starter-" + UUID.randomUUID() + ".zip";
        StarterSet starter =
                new StarterSet(
                        dataSets,
                        repository,
                        Reserve.none(),
                        new ByteArrayResource(SampleFiles.zip(SampleFiles.pngs("a", 16))) {
                            @Override
                            public String getFilename() {
                                return name;
                            }
                        });
        int before = bundledSets().size();
        starter.offer();
        List<DataSet> offered = bundledSets();
        assertThat(offered).hasSize(before + 1);
        assertThat(imported(offered.getFirst()).images()).isEqualTo(16);
        dataSets.delete(offered.getFirst().id());
        starter.offer();
        assertThat(bundledSets()).hasSize(before);
    }

    private List<DataSet> bundledSets() {
        return dataSets.all().stream().filter(DataSet::bundled).toList();
    }

    private DataSet imported(String file, byte[] content) throws IOException {
        return imported(submitted(file, content));
    }

    private DataSet imported(DataSet dataSet) throws IOException {
        assertThat(importer.run(dataSet.id(), () -> false)).isEqualTo(JobEnd.DONE);
        return find(dataSet);
    }

    private DataSet importedBesides(DataSet dataSet) {
        try {
            return imported(dataSet);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private DataSet submitted(String file, byte[] content) {
        return dataSets.submit("Test", List.of(uploaded(file, content)), ImportSettings.DEFAULT);
    }

    private UploadedFile uploaded(String file, byte[] content) {
        return SampleFiles.uploaded(dataSets, file, content);
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

    private static String report(DataSet dataSet) {
        String failure = dataSet.failure() == null ? "" : dataSet.failure().sentence();
        return failure + dataSet.rejected() + dataSet.notes();
    }

    private static void close(List<UploadedFile> files) {
        files.forEach(file -> {
            try {
                file.content().close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** Needs a data set when a test says so. */
    static class Uses implements DataSetUse {
        private Optional<String> user = Optional.empty();

        @Override
        public Optional<String> usedBy(UUID dataSet) {
            return user;
        }
    }

    @TestConfiguration
    static class Configuration {
        @Bean
        Uses uses() {
            return new Uses();
        }
    }
}
