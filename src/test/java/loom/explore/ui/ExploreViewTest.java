package loom.explore.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.slider.DecimalSlider;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.router.QueryParameters;
import java.util.List;
import java.util.Set;
import loom.HeldBackground;
import loom.StudioTest;
import loom.base.ui.EmptyState;
import loom.engine.network.GanArchitecture;
import loom.engine.network.GanFamily;
import loom.engine.sampling.Latent;
import loom.engine.sampling.StyleMix;
import loom.explore.Explorer;
import loom.gallery.Gallery;
import loom.gallery.Piece;
import loom.zoo.ModelCard;
import loom.zoo.ModelZoo;
import loom.zoo.RandomModel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@StudioTest
@ViewPackages(packages = "loom")
class ExploreViewTest extends SpringBrowserlessTest {
    @Autowired private ModelZoo zoo;
    @Autowired private Gallery gallery;
    @Autowired private Explorer explorer;
    @Autowired private HeldBackground background;

    @AfterEach
    void empty() {
        gallery.delete(gallery.all().stream().map(Piece::id).toList());
        zoo.all().forEach(card -> zoo.delete(card.id()));
    }

    @Test
    void opening_the_page_draws_sixteen_pictures_at_once() {
        addModel(1);

        open("");

        assertThat($(PictureTile.class).all()).hasSize(16);
    }

    @Test
    void the_address_chooses_model_seed_and_size() {
        ModelCard older = addModel(1);
        addModel(2);

        open("model=%s&seed=42&grid=2&truncation=0.5".formatted(older.id()));

        List<PictureTile> tiles = $(PictureTile.class).all();
        assertThat(tiles).hasSize(4);
        assertThat(tiles.getLast().artwork())
                .usingRecursiveComparison()
                .ignoringFields("lineage.created")
                .isEqualTo(explorer.ofSeed(older.id(), 42, 4, 0.5).getLast());
    }

    @Test
    void truncation_is_read_off_its_slider_and_can_be_turned_off() {
        ModelCard model = addModel(1);
        open("seed=42&grid=2&truncation=0.5");
        DecimalSlider slider = $(DecimalSlider.class).single();
        assertThat(slider.getValue()).isEqualTo(0.5);
        assertThat($(Span.class).withClassName("truncation-label").single().getText())
                .isEqualTo("Truncation 0.5");

        test($(Checkbox.class).withCaption("Off").single()).click();
        roundTrip();

        assertThat($(Span.class).withClassName("truncation-label").single().getText())
                .isEqualTo("Truncation off");
        assertThat($(PictureTile.class).all().getFirst().artwork().lineage().latent())
                .isEqualTo(explorer.ofSeedAt(model.id(), 42, 0, null).lineage().latent());
    }

    @Test
    void a_mistyped_address_still_draws() {
        addModel(1);

        open("model=x&seed=-3&grid=99&truncation=much&piece=y");

        assertThat($(PictureTile.class).all()).hasSize(16);
    }

    @Test
    void a_new_seed_draws_other_pictures() {
        addModel(1);
        open("seed=1000001");

        press("New seed");

        assertThat($(IntegerField.class).single().getValue()).isLessThan(1_000_000);
        assertThat($(PictureTile.class).all().getFirst().artwork().lineage().seed())
                .isEqualTo((long) $(IntegerField.class).single().getValue());
    }

    @Test
    void a_picture_is_saved_and_says_so() {
        addModel(1);
        open("seed=7&grid=2");
        PictureTile third = $(PictureTile.class).all().get(2);

        test($(Button.class, third).single()).click();
        roundTrip();

        assertThat(gallery.all())
                .extracting(Piece::lineage)
                .containsExactly(third.artwork().lineage());
        assertThat($(Button.class, third).single().isEnabled()).isFalse();
        assertThat(third.isSaved()).isTrue();
    }

    @Test
    void all_chosen_pictures_are_saved_together() {
        addModel(1);
        open("seed=7&grid=2");

        choose(0);
        choose(3);
        press("Save 2 pieces");

        assertThat(gallery.all())
                .extracting(piece -> piece.lineage().index())
                .containsExactlyInAnyOrder(0, 3);
    }

    @Test
    void pieces_saved_one_right_after_the_other_are_all_kept_once() {
        addModel(1);
        open("seed=7&grid=2");
        List<PictureTile> tiles = $(PictureTile.class).all();

        background.hold();
        test($(Button.class, tiles.get(0)).single()).click();
        test($(Button.class, tiles.get(1)).single()).click();
        choose(0);
        choose(3);
        press("Save 2 pieces");
        background.release();
        roundTrip();

        assertThat(gallery.all())
                .extracting(piece -> piece.lineage().index())
                .containsExactlyInAnyOrder(0, 1, 3);
        assertThat($(PictureTile.class).all())
                .extracting(PictureTile::isSaved)
                .containsExactly(true, true, false, true);
    }

    @Test
    void a_piece_is_kept_though_the_page_was_left_at_once() {
        addModel(1);
        open("seed=7&grid=2");

        background.hold();
        test($(Button.class, $(PictureTile.class).all().get(2)).single()).click();
        UI.getCurrent().navigate("models");
        background.release();

        assertThat(gallery.all()).extracting(piece -> piece.lineage().index()).containsExactly(2);
    }

    @Test
    void more_like_a_piece_starts_with_the_piece_itself() {
        ModelCard model = addModel(1);
        Piece piece = gallery.save(explorer.ofSeedAt(model.id(), 9, 5, null));

        open("grid=3&piece=" + piece.id());

        List<PictureTile> tiles = $(PictureTile.class).all();
        assertThat(tiles).hasSize(9);
        assertThat(tiles.getFirst().artwork().lineage().latent())
                .isEqualTo(piece.lineage().latent());
        assertThat(tiles.get(1).artwork().lineage().latent())
                .isNotEqualTo(piece.lineage().latent());
    }

    @Test
    void two_pictures_of_a_style_model_are_mixed_in_all_ways_and_a_mix_is_kept() {
        GanArchitecture styles = new GanArchitecture(GanFamily.STYLE.id(), 64, 3, 8, 8, 8);
        ModelCard model = zoo.add("Styles", RandomModel.of(styles, 1), RandomModel.provenance());
        open("seed=7&grid=2");
        choose(0);
        choose(1);
        Latent one = explorer.ofSeedAt(model.id(), 7, 0, null).lineage().latent();
        Latent other = explorer.ofSeedAt(model.id(), 7, 1, null).lineage().latent();

        press("Mix their styles");

        List<PictureTile> tiles = $(PictureTile.class).all();
        assertThat(tiles).hasSize(8);
        assertThat(tiles.getFirst().artwork().lineage().latent()).isEqualTo(one);
        assertThat(tiles.getLast().artwork().lineage().latent()).isEqualTo(other);
        assertThat(tiles.get(1).artwork().lineage().latent())
                .isEqualTo(StyleMix.of(one, other, Set.of(StyleMix.Level.FINE)).latent());
        assertThat(tiles.stream().map(it -> it.artwork().lineage().latent()).distinct()).hasSize(8);

        Piece piece = gallery.save(tiles.get(1).artwork());
        assertThat(gallery.replay(piece.id()).isSame()).isTrue();
    }

    @Test
    void a_model_without_styles_offers_no_mixing() {
        addModel(1);
        open("seed=7&grid=2");
        choose(0);
        choose(1);
        assertThat($(Button.class).withText("Mix their styles").exists()).isFalse();
    }

    @Test
    void a_model_that_knows_classes_draws_all_in_turn_or_the_chosen_one() {
        GanArchitecture cats = new GanArchitecture("dcgan", 32, 3, 8, 4, 4, List.of("cat", "dog"));
        zoo.add("Pets", RandomModel.of(cats, 3), RandomModel.provenance());
        open("seed=5&grid=2");
        assertThat(weights()).containsExactly("1.0 0.0", "0.0 1.0", "1.0 0.0", "0.0 1.0");

        test(classes()).selectItem("dog");
        roundTrip();
        assertThat(weights()).containsOnly("0.0 1.0");
        open("seed=5&grid=2&class=0");
        assertThat(classes().getValue()).isZero();
        assertThat(weights()).containsOnly("1.0 0.0");
    }

    @Test
    void a_model_without_classes_offers_none() {
        addModel(1);
        open("seed=5");
        assertThat($(Select.class).withClassName("control-class").all()).isEmpty();
    }

    @SuppressWarnings("unchecked")
    private Select<Integer> classes() {
        return $(Select.class).withClassName("control-class").single();
    }

    private List<String> weights() {
        return $(PictureTile.class).all().stream()
                .map(it -> it.artwork().lineage().latent().values())
                .map(it -> it[6] + " " + it[7])
                .toList();
    }

    @Test
    void without_a_model_the_page_says_what_to_do() {
        open("");

        assertThat($(EmptyState.class).all()).hasSize(1);
        assertThat($(Select.class).all()).isEmpty();
    }

    private ModelCard addModel(long seed) {
        return zoo.add("Ìkat " + seed, RandomModel.small(seed), RandomModel.provenance());
    }

    private void open(String query) {
        UI.getCurrent().navigate("models"); // the page that a test starts on knows no model yet
        UI.getCurrent().navigate("", QueryParameters.fromString(query));
        roundTrip();
    }

    private void choose(int place) {
        PictureTile tile = $(PictureTile.class).all().get(place);
        test($(NativeButton.class, tile).first()).click();
    }

    private void press(String text) {
        test($(Button.class).withText(text).single()).click();
        roundTrip();
    }
}
