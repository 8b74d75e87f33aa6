package loom.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import loom.export.Lineage;
import loom.gallery.Piece;
import org.jspecify.annotations.Nullable;

/** A piece of the gallery; its picture is at {@code png}. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PieceAnswer(
        UUID id,
        String png,
        @Nullable UUID model,
        String modelHash,
        String modelName,
        float[] latent,
        @Nullable Long seed,
        @Nullable Integer index,
        @Nullable Double truncation,
        String programVersion,
        int size,
        int channels,
        boolean favourite,
        Instant created) {
    static PieceAnswer of(Piece piece) {
        Lineage lineage = piece.lineage();
        return new PieceAnswer(
                piece.id(),
                "/api/v1/pieces/" + piece.id() + ".png",
                piece.model(),
                lineage.modelHash(),
                lineage.modelName(),
                lineage.latent().values(),
                lineage.seed(),
                lineage.index(),
                lineage.truncation(),
                lineage.programVersion(),
                piece.size(),
                piece.channels(),
                piece.favourite(),
                piece.created());
    }
}
