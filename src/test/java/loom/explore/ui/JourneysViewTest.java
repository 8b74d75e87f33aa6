package loom.explore.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.router.QueryParameters;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import loom.HeldBackground;
import loom.StudioTest;
import loom.engine.network.GanArchitecture;
import loom.engine.network.GanFamily;
import loom.engine.sampling.Interpolation;
import loom.engine.sampling.Latent;
import loom.explore.Explorer;
import loom.explore.Journey;
import loom.gallery.Gallery;
import loom.gallery.Piece;
import loom.work.FileJob;
import loom.work.FileJobs;
import loom.work.ui.FileDialog;
import loom.zoo.ModelCard;
import loom.zoo.ModelZoo;
import loom.zoo.RandomModel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@StudioTest
@ViewPackages(packages = "loom")
class JourneysViewTest extends SpringBrowserlessTest {
    @Autowired private ModelZoo zoo;
    @Autowired private Gallery gallery;
    @Autowired private Explorer explorer;
    @Autowired private FileJobs jobs;
    @Autowired private HeldBackground background;
    private ModelCard model;

    @BeforeEach
    void add_a_model() {
        model = zoo.add("Ìkat", RandomModel.small(1), RandomModel.provenance());
    }

    @AfterEach
    void empty() {
        gallery.delete(gallery.all().stream().map(Piece::id).toList());
        zoo.all().forEach(card -> zoo.delete(card.id()));
    }

    @Test
    void opening_the_page_plays_a_journey_between_seeds() {
        open();

        assertThat(keyframes()).hasSize(3);
        assertThat($(FramePlayer.class).single().frameCount()).isEqualTo(3 * 16);
    }

    @Test
    void eight_steps_between_two_pieces_and_back_no_more_are_eight_frames() {
        open(saved(model, 1), saved(model, 2));

        $(ComboBox.class).single().setValue(8);
        $(Checkbox.class).single().setValue(false);
        roundTrip();

        assertThat($(FramePlayer.class).single().frameCount()).isEqualTo(8);
    }

    @Test
    void a_keyframe_can_be_moved() {
        Piece first = saved(model, 1);
        Piece second = saved(model, 2);
        open(first, second);

        test(button("Move keyframe 2, Seed 2, no. 1 to the left")).click();

        assertThat(keyframes())
                .extracting(Keyframe::latent)
                .containsExactly(second.lineage().latent(), first.lineage().latent());
    }

    @Test
    void a_single_keyframe_waits_for_another() {
        open(saved(model, 1), saved(model, 2));

        test(button("Remove keyframe 1, Seed 1, no. 1")).click();
        roundTrip();

        assertThat($(FramePlayer.class).all()).as("visible players").isEmpty();
        assertThat($(Button.class).withText("Save as film").single().isEnabled()).isFalse();
        assertThat($(Button.class).withText("Save as strip").single().isEnabled()).isFalse();
    }

    @Test
    void a_journey_is_ordered_as_a_film_of_all_its_frames() {
        open();

        test($(Button.class).withText("Save as film").single()).click();
        test($(Button.class).withText("Make the film").single()).click();

        FileJob ordered = jobs.all().getFirst();
        assertThat(ordered)
                .returns("Ìkat-journey.mp4", FileJob::fileName)
                .returns(3 * 16, FileJob::total);
        assertThat($(FileDialog.class).single().isOpened()).isTrue();
        jobs.remove(ordered.id());
    }

    @Test
    void a_long_journey_is_previewed_by_some_of_its_frames_at_the_same_pace() {
        open();
        for (int seed = 10; seed < 20; seed++) {
            addSeed(seed);
        }
        $(ComboBox.class).single().setValue(64);
        roundTrip();

        FramePlayer player = $(FramePlayer.class).single();
        assertThat(player.frameCount()).isEqualTo(JourneyPreview.MOST_FRAMES);
        assertThat(player.getElement().getProperty("framesPerSecond", 0.0))
                .isEqualTo(12.0 * JourneyPreview.MOST_FRAMES / 640);
        assertThat($(Paragraph.class).withClassName("quiet").single().getText())
                .isEqualTo("640 frames of 32 × 32; the preview shows 240 of them");
        assertThat($(Button.class).withText("Save as strip").single().isEnabled()).isFalse();
    }

    @Test
    void a_preview_of_large_frames_keeps_to_its_bytes() {
        ModelCard large =
                zoo.add(
                        "Large",
                        RandomModel.of(
                                new GanArchitecture(GanFamily.DCGAN.id(), 256, 3, 8, 1, 1), 1),
                        RandomModel.provenance());
        Journey journey =
                new Journey(
                        large.id(),
                        List.of(Latent.ofSeed(1, 8), Latent.ofSeed(2, 8)),
                        Interpolation.SPHERICAL,
                        64,
                        false);

        JourneyPreview preview = JourneyPreview.of(explorer, journey);

        assertThat(preview.count()).isEqualTo(64);
        assertThat(preview.shown() * 256 * 256 * 3)
                .isBetween(JourneyPreview.MOST_BYTES / 2, JourneyPreview.MOST_BYTES);
    }

    @Test
    void an_own_seed_replaces_the_example() {
        open();

        addSeed(77);
        roundTrip();

        assertThat(keyframes()).extracting(Keyframe::title).containsExactly("Seed 77, no. 1");
    }

    @Test
    void seeds_added_one_right_after_the_other_all_become_keyframes_in_their_order() {
        open();

        background.hold();
        addSeed(77);
        addSeed(78);
        background.release();
        roundTrip();

        assertThat(keyframes())
                .extracting(Keyframe::title)
                .containsExactly("Seed 77, no. 1", "Seed 78, no. 1");
    }

    @Test
    void what_was_cleared_stays_so_when_a_drawing_arrives_late() {
        open(saved(model, 1), saved(model, 2));

        background.hold();
        test($(Checkbox.class).single()).click();
        addSeed(77);
        test($(Button.class).withText("Clear").single()).click();
        background.release();
        roundTrip();

        assertThat(keyframes()).isEmpty();
        assertThat($(FramePlayer.class).all()).as("visible players").isEmpty();
    }

    @Test
    void an_own_seed_is_not_replaced_by_an_example_that_arrives_late() {
        background.hold();
        open();
        addSeed(77);
        background.releaseBackwards();
        roundTrip();

        assertThat(keyframes()).extracting(Keyframe::title).containsExactly("Seed 77, no. 1");
    }

    @Test
    void pieces_of_another_model_are_left_out_and_the_page_says_why() {
        ModelCard other = zoo.add("Bark", RandomModel.small(2), RandomModel.provenance());

        open(saved(model, 1), saved(model, 2), saved(other, 3));

        assertThat(keyframes()).hasSize(2);
        assertThat(test($(Notification.class).single()).getText())
                .contains("1 piece was left out")
                .contains("one model");
    }

    private void addSeed(int seed) {
        $(IntegerField.class).single().setValue(seed);
        test($(Button.class).withText("Add seed").single()).click();
    }

    private List<Keyframe> keyframes() {
        return $(KeyframeStrip.class).single().keyframes();
    }

    private Button button(String label) {
        return $(Button.class)
                .withCondition(it -> it.getAriaLabel().filter(label::equals).isPresent())
                .single();
    }

    private Piece saved(ModelCard card, long seed) {
        return gallery.save(explorer.ofSeedAt(card.id(), seed, 0, null));
    }

    private void open(Piece... pieces) {
        List<String> ids = Stream.of(pieces).map(piece -> piece.id().toString()).toList();
        UI.getCurrent().navigate("journeys", new QueryParameters(Map.of("piece", ids)));
        roundTrip();
    }
}
