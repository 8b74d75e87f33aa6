package loom.gallery.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import java.util.ArrayList;
import java.util.List;
import loom.StudioTest;
import loom.base.ui.EmptyState;
import loom.base.ui.Thumbnail;
import loom.base.ui.Updates;
import loom.explore.Explorer;
import loom.gallery.Gallery;
import loom.gallery.Piece;
import loom.gallery.PieceExports;
import loom.gallery.PieceFilter;
import loom.gallery.PieceGlimpse;
import loom.job.JobHandler;
import loom.job.Lane;
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
class GalleryViewTest extends SpringBrowserlessTest {
    @Autowired private ModelZoo zoo;
    @Autowired private Gallery gallery;
    @Autowired private PieceExports exports;
    @Autowired private FileJobs fileJobs;
    @Autowired private Updates updates;
    @Autowired private List<JobHandler> handlers;
    @Autowired private Explorer explorer;
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
    void an_empty_gallery_says_what_to_do() {
        navigate(GalleryView.class);

        assertThat($(EmptyState.class).all()).hasSize(1);
    }

    @Test
    void every_piece_is_shown() {
        saved(1);
        saved(2);

        navigate(GalleryView.class);

        assertThat($(PieceTile.class).all()).hasSize(2);
    }

    @Test
    void the_filter_leaves_the_favourites() {
        saved(1);
        gallery.favour(saved(2).id(), true);
        navigate(GalleryView.class);

        press("Favourites");

        assertThat($(PieceTile.class).all()).hasSize(1);
    }

    @Test
    void a_pressed_piece_is_shown_large_with_its_lineage() {
        Piece piece = saved(1);
        navigate(GalleryView.class);

        pressPiece(0);

        assertThat(large().getSrc()).isEqualTo("api/v1/pieces/%s.png".formatted(piece.id()));
        assertThat($(PieceFacts.class).single().getElement().getTextRecursively())
                .contains("1, picture no. 1")
                .contains("8 values");
    }

    @Test
    void the_next_piece_is_one_press_away() {
        Piece older = saved(1);
        saved(2);
        navigate(GalleryView.class);
        pressPiece(0);

        test($(Button.class)
                        .withCondition(
                                it -> it.getAriaLabel().filter("Next piece"::equals).isPresent())
                        .single())
                .click();

        assertThat(large().getSrc()).contains(older.id().toString());
    }

    @Test
    void a_piece_becomes_a_favourite_in_the_lightbox() {
        Piece piece = saved(1);
        navigate(GalleryView.class);
        pressPiece(0);

        press("Make a favourite");

        assertThat(gallery.find(piece.id()).orElseThrow().favourite()).isTrue();
    }

    @Test
    void a_piece_drawn_again_is_the_same_picture() {
        saved(1);
        navigate(GalleryView.class);
        pressPiece(0);

        press("Draw again");
        roundTrip();

        Div result =
                $(Div.class, $(Lightbox.class).single())
                        .withCondition(it -> it.hasClassName("replayed"))
                        .single();
        assertThat(result.getElement().getTextRecursively())
                .contains("the same picture, all 3,072 values");
        assertThat($(Thumbnail.class, result).single().getSrc()).startsWith("data:image/png");
    }

    @Test
    void a_piece_whose_model_is_gone_offers_no_drawing_again() {
        saved(1);
        zoo.delete(model.id());
        navigate(GalleryView.class);
        pressPiece(0);

        assertThat($(Button.class).withText("Draw again").all()).isEmpty();
        assertThat($(PieceFacts.class).single().getElement().getTextRecursively())
                .contains("Ìkat, no longer here");
    }

    @Test
    void further_pieces_are_read_when_somebody_turns_to_them() {
        List<Piece> saved = new ArrayList<>();
        for (int seed = 0; seed < 5; seed++) {
            saved.addFirst(saved(seed));
        }
        PiecePages pages = new PiecePages(gallery, PieceFilter.ALL, 2);

        assertThat(pages.count()).isEqualTo(5);
        assertThat(pages.first(3)).extracting(PieceGlimpse::id).hasSize(3);
        gallery.delete(List.of(saved.getLast().id()));
        assertThat(pages.at(3)).map(PieceGlimpse::id).contains(saved.get(3).id());
        assertThat(pages.at(4)).isEmpty();
        assertThat(pages.count()).as("one was deleted since").isEqualTo(4);
    }

    @Test
    void all_that_the_filter_leaves_are_chosen_at_once() {
        saved(1);
        gallery.favour(saved(2).id(), true);
        gallery.favour(saved(3).id(), true);
        navigate(GalleryView.class);
        press("Favourites");
        press("Choose");

        press("Choose all");

        assertThat($(Span.class).withText("2 pieces").all()).hasSize(1);
    }

    @Test
    void chosen_pieces_come_as_a_zip() {
        saved(1);
        saved(2);
        navigate(GalleryView.class);
        press("Choose");

        pressPiece(1);
        press("ZIP");

        FileJob ordered = fileJobs.all().getFirst();
        assertThat(ordered.title()).isEqualTo("ZIP of 1 piece");
        assertThat(ordered.total()).isEqualTo(1);
        assertThat($(FileDialog.class).single().isOpened()).isTrue();
        fileJobs.remove(ordered.id());
    }

    @Test
    void a_zip_that_is_cancelled_is_not_made() {
        saved(1);
        navigate(GalleryView.class);
        press("Choose");
        pressPiece(0);
        press("ZIP");

        press("Cancel");

        assertThat(fileJobs.all()).isEmpty();
        assertThat($(FileDialog.class).all()).isEmpty();
    }

    @Test
    void a_zip_that_is_ready_can_be_downloaded() throws Exception {
        saved(1);
        navigate(GalleryView.class);
        FileJob ordered = exports.zip(List.of(gallery.all().getFirst().id()));
        handler().run(ordered.id(), () -> false);

        new FileDialog(fileJobs, updates, fileJobs.find(ordered.id()).orElseThrow()).open();

        assertThat($(Anchor.class, $(FileDialog.class).single()).single().getHref())
                .isEqualTo("api/v1/exports/%s/file".formatted(ordered.id()));
        fileJobs.remove(ordered.id());
    }

    private JobHandler handler() {
        return handlers.stream().filter(it -> it.lane() == Lane.EXPORT).findFirst().orElseThrow();
    }

    @Test
    void chosen_pieces_are_deleted_only_after_a_question() {
        Piece first = saved(1);
        Piece second = saved(2);
        navigate(GalleryView.class);
        press("Choose");
        pressPiece(1);

        press("Delete");
        assertThat(gallery.all()).hasSize(2);
        test($(ConfirmDialog.class).single()).confirm();

        assertThat(gallery.all()).containsExactly(second).doesNotContain(first);
    }

    private Image large() {
        return $(Image.class, $(Lightbox.class).single())
                .withCondition(it -> it.hasClassName("lightbox-picture"))
                .single();
    }

    private Piece saved(long seed) {
        return gallery.save(explorer.ofSeedAt(model.id(), seed, 0, null));
    }

    private void pressPiece(int place) {
        test($(NativeButton.class, $(PieceTile.class).all().get(place)).single()).click();
    }

    private void press(String text) {
        test($(Button.class).withText(text).single()).click();
    }
}
