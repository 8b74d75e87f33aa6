package loom.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.function.IntConsumer;

/** A film as a file that others can play. */
public final class FilmFile {
    private FilmFile() {}

    /**
     * Writes the frames in order, each once; the stream stays open.
     *
     * @param told how many frames are in it so far; what it throws ends the writing
     * @throws IllegalArgumentException if there are no frames, or they differ in size or channels
     */
    public static void write(OutputStream out, Frames frames, FilmForm form, IntConsumer told)
            throws IOException {
        switch (form.format()) {
            case GIF -> GifFile.write(out, frames, form, told);
            case MP4 -> Mp4File.write(out, frames, form, told);
        }
    }
}
