package loom.gallery;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntConsumer;
import loom.account.Access;
import loom.base.RefusedException;
import loom.engine.sampling.Picture;
import loom.export.Artwork;
import loom.export.PieceZip;
import loom.export.PngFile;
import loom.storage.ArtefactJournal;
import loom.storage.ArtefactName;
import loom.storage.ArtefactStore;
import loom.storage.DiskFullException;
import loom.storage.Reserve;
import loom.zoo.ModelCard;
import loom.zoo.ModelZoo;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Keeps pieces: the picture as a file, what is known about it as a row. */
@Service
public class Gallery {
    /** Databases take a few ten thousand parameters; far fewer cost no more time. */
    private static final int IDS_OF_A_QUERY = 1_000;

    private final PieceRepository pieces;
    private final Access access;
    private final ArtefactStore store;
    private final ArtefactJournal journal;
    private final Reserve reserve;
    private final ModelZoo zoo;
    private final Clock clock;

    Gallery(
            PieceRepository pieces,
            Access access,
            ArtefactStore store,
            ArtefactJournal journal,
            Reserve reserve,
            ModelZoo zoo,
            Clock clock) {
        this.pieces = pieces;
        this.access = access;
        this.store = store;
        this.journal = journal;
        this.reserve = reserve;
        this.zoo = zoo;
        this.clock = clock;
    }

    /**
     * Keeps a picture.
     *
     * @throws DiskFullException if the disk lacks room for anything new
     */
    public Piece save(Artwork artwork) {
        reserve.check("a piece");
        Picture picture = artwork.picture();
        Piece piece =
                new Piece(
                        UUID.randomUUID(),
                        access.owner(),
                        artwork.lineage(),
                        zoo.findByHash(artwork.lineage().modelHash())
                                .map(ModelCard::id)
                                .orElse(null),
                        picture.size(),
                        picture.channels(),
                        false,
                        clock.instant());
        ArtefactName file = fileOf(piece.id());
        try {
            return journal.save(
                    file,
                    () -> store.write(file, out -> PngFile.write(out, artwork)),
                    () -> {
                        pieces.insert(piece);
                        return piece;
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All pieces, newest first. */
    public List<Piece> all() {
        return pieces.findAll(access.person().seen());
    }

    public Optional<Piece> find(UUID id) {
        return access.seen(pieces.find(id));
    }

    /**
     * The next pieces of a list, newest first.
     *
     * @param after the last one that is known; null for the beginning
     * @param limit how many at most
     */
    public List<PieceGlimpse> page(PieceFilter filter, @Nullable PieceGlimpse after, int limit) {
        return pieces.page(filter, access.person().seen(), after, limit);
    }

    public int count(PieceFilter filter) {
        return pieces.count(filter, access.person().seen());
    }

    /** The ids of all, newest first. */
    public List<UUID> ids(PieceFilter filter) {
        return pieces.ids(filter, access.person().seen());
    }

    /** The pieces of these ids in their order; ids of no piece are left out. */
    public List<Piece> findAll(Collection<UUID> ids) {
        List<UUID> wanted = List.copyOf(ids);
        Map<UUID, Piece> found = new HashMap<>();
        for (int i = 0; i < wanted.size(); i += IDS_OF_A_QUERY) {
            List<UUID> some = wanted.subList(i, Math.min(wanted.size(), i + IDS_OF_A_QUERY));
            pieces.findAll(some, access.person().seen())
                    .forEach(piece -> found.put(piece.id(), piece));
        }
        return wanted.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    public void favour(UUID id, boolean favourite) {
        find(id).map(access::changeable).ifPresent(piece -> pieces.favour(id, favourite));
    }

    /** Removes pieces for good. Removing what is not there is no error. */
    public void delete(Collection<UUID> ids) {
        for (Piece piece : findAll(ids)) {
            UUID id = access.changeable(piece).id();
            journal.delete(fileOf(id), () -> pieces.delete(id));
        }
    }

    /**
     * The piece's file. The caller closes the stream.
     *
     * @throws RefusedException if there is no such piece
     */
    public InputStream png(UUID id) {
        if (find(id).isEmpty()) {
            throw unknown(id);
        }
        try {
            return store.read(fileOf(id));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The model that draws a piece again, if it is still here, under whatever id. */
    public Optional<ModelCard> modelOf(Piece piece) {
        return zoo.findByHash(piece.lineage().modelHash());
    }

    /**
     * Draws a piece again, from its latent and with the model that drew it.
     *
     * @throws ModelGoneException if that model is no longer here
     * @throws RefusedException if there is no such piece
     */
    public Replay replay(UUID id) {
        Piece piece = find(id).orElseThrow(() -> unknown(id));
        ModelCard model = modelOf(piece).orElseThrow(() -> new ModelGoneException(piece));
        Picture again = zoo.sample(model.id(), List.of(piece.lineage().latent())).getFirst();
        try (InputStream png = store.read(fileOf(id))) {
            int differing = differing(again.pixels(), PngFile.readPicture(png).pixels());
            return new Replay(new Artwork(again, piece.lineage()), differing);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int differing(byte[] drawn, byte[] kept) {
        int count = Math.abs(drawn.length - kept.length);
        for (int i = 0; i < Math.min(drawn.length, kept.length); i++) {
            count += drawn[i] == kept[i] ? 0 : 1;
        }
        return count;
    }

    /** Writes pieces as a ZIP of PNG files; the stream stays open. Ids of no piece are left out. */
    public void zip(Collection<UUID> ids, OutputStream out) throws IOException {
        zip(ids, out, done -> {});
    }

    /**
     * @param progress told how many of them are in it
     */
    void zip(Collection<UUID> ids, OutputStream out, IntConsumer progress) throws IOException {
        int done = 0;
        try (PieceZip zip = new PieceZip(out)) {
            for (Piece piece : findAll(ids)) {
                try (InputStream png = store.read(fileOf(piece.id()))) {
                    zip.addPng(piece.lineage().title(), png);
                }
                progress.accept(++done);
            }
        }
    }

    private static ArtefactName fileOf(UUID id) {
        return ArtefactName.of("pieces", id + ".png");
    }

    static RefusedException unknown(UUID id) {
        return new RefusedException(
                "there is no piece " + id, "pieces are those in the gallery", "choose one of them");
    }
}
