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

        Lineage lineage = gallery.find(piece.id()).orElseThrow().lineage();
        ModelCard found = zoo.findByHash(lineage.modelHash()).orElseThrow();
        Picture again = zoo.sample(found.id(), List.of(lineage.latent())).getFirst();

        assertThat(again).isEqualTo(fifth.picture());
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
