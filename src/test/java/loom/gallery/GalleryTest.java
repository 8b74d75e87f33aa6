package loom.gallery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.zip.ZipInputStream;
import loom.StudioTest;
import loom.base.RefusedException;
import loom.engine.sampling.Picture;
import loom.explore.Explorer;
import loom.export.Artwork;
import loom.export.Lineage;
import loom.export.PngFile;
import loom.zoo.ModelCard;
import loom.zoo.ModelZoo;
import loom.zoo.RandomModel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@StudioTest
class GalleryTest {
    @Autowired private Gallery gallery;
    @Autowired private ModelZoo zoo;
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
    void a_saved_piece_is_found_with_all_it_knows() {
        Artwork artwork = explorer.ofSeedAt(model.id(), 7, 2, 0.8);

        Piece piece = gallery.save(artwork);

        assertThat(gallery.find(piece.id())).contains(piece);
        assertThat(piece.lineage()).isEqualTo(artwork.lineage());
        assertThat(piece.model()).isEqualTo(model.id());
        assertThat(piece.size()).isEqualTo(32);
    }

    @Test
    void a_piece_without_seed_is_kept_too() {
        Piece piece = saved(1);
        Artwork neighbour =
                explorer.neighbours(model.id(), piece.lineage().latent(), 5, 2).getLast();

        Piece kept = gallery.save(neighbour);

        assertThat(gallery.find(kept.id()).orElseThrow().lineage().seed()).isNull();
        assertThat(gallery.find(kept.id())).contains(kept);
    }

    @Test
    void replaying_a_piece_gives_the_same_pixels() {
        Artwork fifth = explorer.ofSeed(model.id(), 7, 16, null).get(5);
        Piece piece = gallery.save(fifth);

        Replay replay = gallery.replay(piece.id());

        assertThat(replay.artwork()).isEqualTo(fifth);
        assertThat(replay.isSame()).isTrue();
    }

    @Test
    void replaying_a_piece_tells_how_far_the_kept_picture_is_another() throws IOException {
        Artwork artwork = explorer.ofSeedAt(model.id(), 7, 0, null);
        byte[] pixels = artwork.picture().pixels().clone();
        pixels[5] ^= 1;
        pixels[99] ^= 64;
        Picture other = new Picture(32, 3, pixels);

        Piece piece = gallery.save(new Artwork(other, artwork.lineage()));

        assertThat(gallery.replay(piece.id()).differing()).isEqualTo(2);
    }

    @Test
    void a_piece_whose_model_is_gone_cannot_be_replayed() {
        Piece piece = saved(1);
        zoo.delete(model.id());

        assertThatThrownBy(() -> gallery.replay(piece.id()))
                .isInstanceOf(ModelGoneException.class)
                .hasMessageContaining("The model Ìkat, which drew this piece, is no longer here");
    }

    @Test
    void the_file_carries_the_lineage() throws IOException {
        Piece piece = saved(3);

        try (InputStream png = gallery.png(piece.id())) {
            assertThat(PngFile.readLineage(png)).containsExactly(piece.lineage());
        }
    }

    @Test
    void pieces_are_listed_newest_first() {
        Piece older = saved(1);
        Piece newer = saved(2);

        assertThat(gallery.all()).containsExactly(newer, older);
    }

    @Test
    void a_list_is_read_page_by_page_without_gaps_or_doubles() {
        List<UUID> saved = new ArrayList<>();
        for (int seed = 0; seed < 7; seed++) {
            saved.addFirst(saved(seed).id());
        }

        List<UUID> read = new ArrayList<>();
        List<PieceGlimpse> page = gallery.page(PieceFilter.ALL, null, 3);
        while (!page.isEmpty()) {
            assertThat(page).hasSizeLessThanOrEqualTo(3);
            page.forEach(piece -> read.add(piece.id()));
            assertThat(read).doesNotHaveDuplicates();
            page = gallery.page(PieceFilter.ALL, page.getLast(), 3);
        }

        assertThat(read).isEqualTo(saved).isEqualTo(gallery.ids(PieceFilter.ALL));
        assertThat(gallery.count(PieceFilter.ALL)).isEqualTo(7);
    }

    @Test
    void a_list_shows_what_the_piece_knows() {
        Piece piece = saved(1);

        assertThat(gallery.page(PieceFilter.ALL, null, 9))
                .containsExactly(gallery.find(piece.id()).orElseThrow().glimpse());
    }

    @Test
    void a_filter_leaves_favourites_or_the_pieces_of_a_model() {
        ModelCard other = zoo.add("Bark", RandomModel.small(2), RandomModel.provenance());
        Piece one = saved(1);
        Piece two = gallery.save(explorer.ofSeedAt(other.id(), 1, 0, null));
        gallery.favour(one.id(), true);

        assertThat(gallery.page(PieceFilter.FAVOURITES, null, 9))
                .extracting(PieceGlimpse::id)
                .containsExactly(one.id());
        assertThat(gallery.ids(PieceFilter.ofModel(other.contentHash()))).containsExactly(two.id());
        assertThat(gallery.count(PieceFilter.FAVOURITES)).isEqualTo(1);
    }

    @Test
    void many_pieces_are_found_in_the_order_that_was_asked_for() {
        List<UUID> ids = new ArrayList<>();
        for (int i = 0; i < 2_500; i++) {
            ids.add(UUID.randomUUID());
        }
        ids.set(2_400, saved(1).id());
        ids.set(7, saved(2).id());

        assertThat(gallery.findAll(ids))
                .extracting(Piece::id)
                .containsExactly(ids.get(7), ids.get(2_400));
    }

    @Test
    void a_favourite_stays_one() {
        Piece piece = saved(1);

        gallery.favour(piece.id(), true);

        assertThat(gallery.find(piece.id()).orElseThrow().favourite()).isTrue();
    }

    @Test
    void deleted_pieces_leave_no_file() {
        Piece gone = saved(1);
        Piece stays = saved(2);

        gallery.delete(List.of(gone.id()));

        assertThat(gallery.all()).containsExactly(stays);
        assertThatThrownBy(() -> gallery.png(gone.id())).isInstanceOf(RefusedException.class);
    }

    @Test
    void pieces_outlive_their_model() {
        Piece piece = saved(1);

        zoo.delete(model.id());

        assertThat(gallery.find(piece.id())).contains(piece);
        assertThat(gallery.modelOf(piece)).isEmpty();
    }

    @Test
    void a_zip_holds_the_chosen_pieces_and_no_others() throws IOException {
        Piece first = saved(1);
        Piece second = saved(2);
        saved(3);
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        gallery.zip(List.of(first.id(), UUID.randomUUID(), second.id()), out);

        assertThat(lineages(out.toByteArray())).containsExactly(first.lineage(), second.lineage());
    }

    private Piece saved(long seed) {
        return gallery.save(explorer.ofSeedAt(model.id(), seed, 0, null));
    }

    private static List<Lineage> lineages(byte[] zip) throws IOException {
        List<Lineage> lineages = new ArrayList<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            while (in.getNextEntry() != null) {
                lineages.addAll(PngFile.readLineage(new ByteArrayInputStream(in.readAllBytes())));
            }
        }
        return lineages;
    }
}
