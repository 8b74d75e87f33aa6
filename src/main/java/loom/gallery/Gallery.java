package loom.gallery;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntConsumer;
import loom.account.Access;
import loom.base.RefusedException;
import loom.engine.sampling.Picture;
import loom.export.Artwork;
import loom.export.PieceZip;
import loom.export.PngFile;
import loom.storage.ArtefactName;
import loom.storage.ArtefactStore;
import loom.zoo.ModelCard;
import loom.zoo.ModelZoo;
import org.springframework.stereotype.Service;

/** Keeps pieces: the picture as a file, what is known about it as a row. */
@Service
public class Gallery {
    private final PieceRepository pieces;
    private final Access access;
    private final ArtefactStore store;
    private final ModelZoo zoo;
    private final Clock clock;

    Gallery(PieceRepository pieces, Access access, ArtefactStore store, ModelZoo zoo, Clock clock) {
        this.pieces = pieces;
        this.access = access;
        this.store = store;
        this.zoo = zoo;
        this.clock = clock;
    }

    /** Keeps a picture. */
    public Piece save(Artwork artwork) {
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
        try {
            // The file first: a row must never point to nothing.
            store.write(fileOf(piece.id()), out -> PngFile.write(out, artwork));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        pieces.insert(piece);
        return piece;
    }

    /** All pieces, newest first. */
    public List<Piece> all() {
        return pieces.findAll(access.person().seen());
    }

    public Optional<Piece> find(UUID id) {
        return access.seen(pieces.find(id));
    }

    /** The pieces of these ids in their order; ids of no piece are left out. */
    public List<Piece> findAll(Collection<UUID> ids) {
        return ids.stream().map(this::find).flatMap(Optional::stream).toList();
    }

    public void favour(UUID id, boolean favourite) {
        find(id).map(access::changeable).ifPresent(piece -> pieces.favour(id, favourite));
    }

    /** Removes pieces for good. Removing what is not there is no error. */
    public void delete(Collection<UUID> ids) {
        for (Piece piece : findAll(ids)) {
            UUID id = access.changeable(piece).id();
            pieces.delete(id);
            try {
                store.delete(fileOf(id));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
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

    /** Writes pieces as a ZIP of PNG files; the stream stays open. Ids of no piece are left out. */
    public void zip(Collection<UUID> ids, OutputStream out) throws IOException {
        zip(ids, out, done -> {});
    }

    /**
     * @param progress told how many of the ids are done
     */
    void zip(Collection<UUID> ids, OutputStream out, IntConsumer progress) throws IOException {
        int done = 0;
        try (PieceZip zip = new PieceZip(out)) {
            for (UUID id : ids) {
                Piece piece = find(id).orElse(null);
                if (piece != null) {
                    try (InputStream png = store.read(fileOf(id))) {
                        zip.addPng(piece.lineage().title(), png);
                    }
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
