package loom.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import loom.export.Artwork;
import loom.export.PngFile;
import org.jspecify.annotations.Nullable;

/**
 * A picture that was drawn and not kept.
 *
 * @param png the file with its lineage; JSON has it in Base64
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DrawnPiece(float[] latent, @Nullable Long seed, @Nullable Integer index, byte[] png) {
    static DrawnPiece of(Artwork artwork) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            PngFile.write(out, artwork);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new DrawnPiece(
                artwork.lineage().latent().values(),
                artwork.lineage().seed(),
                artwork.lineage().index(),
                out.toByteArray());
    }
}
