package loom.api;

import java.util.List;
import java.util.UUID;
import loom.base.RefusedException;
import loom.gallery.PieceExports;
import loom.work.FileJob;
import org.jspecify.annotations.Nullable;

/**
 * The body of {@code POST /api/v1/exports}.
 *
 * @param kind pieces-zip
 * @param pieces their ids
 */
record ExportRequest(@Nullable String kind, @Nullable List<@Nullable UUID> pieces) {
    private static final String PIECES_ZIP = "pieces-zip";

    FileJob order(PieceExports exports) {
        if (!PIECES_ZIP.equals(kind)) {
            throw new RefusedException(
                    "the kind of export is " + kind,
                    "there is " + PIECES_ZIP,
                    "send {\"kind\": \"" + PIECES_ZIP + "\", \"pieces\": [...]}");
        }
        List<UUID> ids =
                pieces == null
                        ? List.of()
                        : pieces.stream()
                                .<UUID>mapMulti((id, next) -> {
                                    if (id != null) {
                                        next.accept(id);
                                    }
                                })
                                .toList();
        return exports.zip(ids);
    }
}
