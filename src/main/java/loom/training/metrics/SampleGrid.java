package loom.training.metrics;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import loom.engine.sampling.Picture;
import loom.export.PngFile;

/** Puts the sixteen samples of an epoch into one picture, four rows of four without gaps. */
public record SampleGrid(List<Picture> pictures) {
    static final int COLUMNS = 4;

    /** Writes it as PNG, the same bytes for the same pictures; the stream stays open. */
    void write(OutputStream out) throws IOException {
        out.write(PngFile.preview(pictures, COLUMNS));
    }
}
