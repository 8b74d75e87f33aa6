package loom.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import loom.StudioTest;
import loom.base.RefusedException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.test.context.TestConstructor;

@StudioTest
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class CurationTest {
    private final Curation curation;
    private final DataSets dataSets;
    private final BeanFactory beans;

    CurationTest(Curation curation, DataSets dataSets, BeanFactory beans) {
        this.curation = curation;
        this.dataSets = dataSets;
        this.beans = beans;
    }

    @Test
    void what_is_left_out_is_in_no_batch_and_the_hash_is_that_of_the_rest() throws IOException {
        Map<String, byte[]> files = SampleFiles.pngs("a", 20);
        DataSet whole = imported(files);
        DataSet rest = curation.leaveOut(whole.id(), List.of(3, 0, 3));
        assertThat(rest.images()).isEqualTo(18);
        List<byte[]> kept = new ArrayList<>(files.values());
        kept.remove(3);
        kept.remove(0);
        assertThat(rest.contentHash()).isEqualTo(sha256(kept)).isNotEqualTo(whole.contentHash());
        assertThat(curation.leftOut(whole.id()).stream()).containsExactly(0, 3);
        assertThat(curation.imported(whole.id())).isEqualTo(20);
        assertThat(reds(whole, rest.contentHash())).hasSize(18).startsWith(10, 20, 40);
    }

    @Test
    void a_version_can_be_opened_after_the_set_has_changed() throws IOException {
        DataSet whole = imported(SampleFiles.pngs("a", 20));
        DataSet rest = curation.leaveOut(whole.id(), List.of(0));
        curation.leaveOut(whole.id(), List.of(1, 2));
        assertThat(reds(whole, whole.contentHash())).hasSize(20).startsWith(0, 10, 20);
        assertThat(reds(whole, rest.contentHash())).hasSize(19).startsWith(10, 20, 30);
        assertThat(reds(whole, null)).hasSize(20);
        assertThat(dataSets.images(whole.id(), rest.contentHash())).isEqualTo(19);
        assertThat(dataSets.images(whole.id(), null)).isEqualTo(20);
    }

    @Test
    void what_was_put_back_is_the_version_that_it_was() throws IOException {
        DataSet whole = imported(SampleFiles.pngs("a", 20));
        curation.leaveOut(whole.id(), List.of(4, 5));
        DataSet again = curation.putBack(whole.id(), List.of(5, 4));
        assertThat(again.contentHash()).isEqualTo(whole.contentHash());
        assertThat(again.images()).isEqualTo(20);
        assertThat(curation.leftOut(whole.id())).isEqualTo(new BitSet());
    }

    @Test
    void labels_are_counted_of_what_is_left() throws IOException {
        DataSet whole =
                imported(
                        Map.of(
                                "images",
                                IdxFiles.images(20, 28, 28),
                                "labels",
                                IdxFiles.labels(20)));
        assertThat(whole.labels())
                .containsExactly(new LabelCount(0, 7), new LabelCount(1, 7), new LabelCount(2, 6));
        assertThat(curation.leaveOut(whole.id(), List.of(0, 3)).labels())
                .containsExactly(new LabelCount(0, 5), new LabelCount(1, 7), new LabelCount(2, 6));
        assertThat(curation.putBack(whole.id(), List.of(0, 3)).labels()).isEqualTo(whole.labels());
    }

    @Test
    void classes_of_a_version_are_those_that_have_images_left() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>(SampleFiles.pngs("owls/", 2));
        files.putAll(SampleFiles.pngs("dogs/", 9));
        files.putAll(SampleFiles.pngs("cats/", 9));
        DataSet whole = imported(files);
        DataSet rest = curation.leaveOut(whole.id(), List.of(0, 1, 2, 19));
        assertThat(whole.classes()).extracting(ImageClass::name).contains("owls");
        assertThat(rest.classes())
                .containsExactly(new ImageClass("cats", 8), new ImageClass("dogs", 8));
        assertThat(dataSets.classes(whole.id(), rest.contentHash())).isEqualTo(rest.classes());
        assertThat(dataSets.classes(whole.id(), whole.contentHash())).isEqualTo(whole.classes());
        assertThat(dataSets.classes(whole.id(), null)).isEqualTo(whole.classes());
        try (PackedImages images = dataSets.open(whole.id(), rest.contentHash(), 16, 3)) {
            assertThat(images.classes()).isEqualTo(2);
            assertThat(images.label(0)).isEqualTo(1);
            assertThat(images.label(15)).isZero();
        }
    }

    @Test
    void too_few_are_not_left_and_nothing_changes() throws IOException {
        DataSet whole = imported(SampleFiles.pngs("a", 17));
        assertThatThrownBy(() -> curation.leaveOut(whole.id(), List.of(0, 1)))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("15 images would be left")
                .hasMessageContaining("at least 16");
        assertThat(dataSets.find(whole.id())).contains(whole);
    }

    @Test
    void an_image_that_is_not_there_is_refused_by_its_number() throws IOException {
        DataSet whole = imported(SampleFiles.pngs("a", 17));
        assertThatThrownBy(() -> curation.leaveOut(whole.id(), List.of(17)))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("There is no image 17")
                .hasMessageContaining("0 to 16");
    }

    @Test
    void equal_files_are_found_and_can_be_left_out() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>(SampleFiles.pngs("a", 18));
        files.put("b/again.png", files.get("a03.png"));
        assertThat(files.get("b/again.png")).isNotNull();
        DataSet dataSet = imported(files);
        Copies copies = curation.findings(dataSet.id()).copies();
        assertThat(copies.same()).containsExactly(List.of(3, 18));
        curation.leaveOut(dataSet.id(), copies.superfluousImages());
        assertThat(curation.findings(dataSet.id()).copies().same()).isEmpty();
    }

    @Test
    void sixteen_times_one_image_is_told() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        byte[] one = SampleFiles.pngs("a", 1).values().iterator().next();
        for (int i = 0; i < 16; i++) {
            files.put(i + ".png", one);
        }
        Curation.Findings findings = curation.findings(imported(files).id());
        assertThat(findings.copies().superfluous()).isEqualTo(15);
        assertThat(findings.advice())
                .anySatisfy(it -> assertThat(it).contains("15 images are there more than once"));
    }

    private DataSet imported(Map<String, byte[]> files) {
        DataSet dataSet =
                dataSets.submit(
                        "Some",
                        List.of(SampleFiles.uploaded(dataSets, "a.zip", SampleFiles.zip(files))),
                        ImportSettings.DEFAULT);
        SampleFiles.runImport(beans, dataSet.id());
        return dataSets.find(dataSet.id()).orElseThrow();
    }

    /** The first byte of each image of a version; {@link SampleFiles#pngs} steps it by ten. */
    private List<Integer> reds(DataSet dataSet, @Nullable String version) throws IOException {
        List<Integer> reds = new ArrayList<>();
        try (PackedImages images = dataSets.open(dataSet.id(), version, 16, 3)) {
            for (int i = 0; i < images.count(); i++) {
                ByteBuffer target = ByteBuffer.allocate(16 * 16 * 3);
                images.copyTo(i, target);
                reds.add(target.get(0) & 0xff);
            }
        }
        return reds;
    }

    private static String sha256(List<byte[]> files) {
        MessageDigest digest = ImageIngest.sha256();
        files.forEach(digest::update);
        return HexFormat.of().formatHex(digest.digest());
    }
}
