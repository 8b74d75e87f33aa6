package loom.dataset;

import java.awt.Dimension;
import java.awt.image.BufferedImage;
import java.io.EOFException;
import java.io.IOException;
import loom.dataset.decode.DecodedPicture;
import loom.dataset.decode.PictureReader;
import loom.dataset.decode.PictureRefusal;

/** Reads image files that nobody vouches for: the size from the header first, pixels only then. */
final class ImageDecoder {
    /** What a decoded pixel costs on its way: as read, as 32-bit integers, and copies of parts. */
    private static final int BYTES_PER_PIXEL = 12;

    private ImageDecoder() {}

    /**
     * Width and height, from the header alone: a file of a few bytes can claim any size.
     *
     * @throws PictureRefusal if there is no header that can be read
     */
    static Dimension size(byte[] content) throws PictureRefusal {
        return guarded(() ->
                IdxImage.is(content) ? IdxImage.size(content) : reader(content).size(content));
    }

    /**
     * The (first) picture, as it is stored: not yet turned upright.
     *
     * @throws PictureRefusal if the file is damaged, ends too early or costs too much
     */
    static BufferedImage decode(byte[] content) throws PictureRefusal {
        return read(content).image();
    }

    /** The same with all that is known about it. */
    static DecodedPicture read(byte[] content) throws PictureRefusal {
        return guarded(() ->
                IdxImage.is(content)
                        ? DecodedPicture.upright(IdxImage.decode(content))
                        : reader(content).read(content));
    }

    /** Bytes of memory that working on a file needs, roughly. */
    static long memoryFor(byte[] content) {
        try {
            Dimension size = size(content);
            return content.length + (long) size.width * size.height * BYTES_PER_PIXEL;
        } catch (PictureRefusal e) {
            return content.length;
        }
    }

    private static PictureReader reader(byte[] content) throws PictureRefusal {
        return ImageFormat.of(content)
                .map(ImageFormat::reader)
                .orElseThrow(() -> new PictureRefusal(ImageFormat.describe(content)));
    }

    /**
     * Asks what only has to do with the bytes of one file: whatever is thrown concerns that file,
     * and is no trouble of the disk.
     */
    static <T> T guarded(Question<T> question) throws PictureRefusal {
        try {
            return question.ask();
        } catch (PictureRefusal e) {
            throw e;
        } catch (EOFException e) {
            throw PictureRefusal.cutOff();
        } catch (OutOfMemoryError e) {
            throw PictureRefusal.tooMuchMemory(e);
        } catch (LinkageError e) {
            throw PictureRefusal.noDecoder(e);
        } catch (IOException | RuntimeException | Error e) {
            // Readers index by numbers from the file; a lie there is damage, not a bug of ours.
            throw PictureRefusal.damaged(e);
        }
    }

    /** Something that a decoder is asked. */
    interface Question<T> {
        T ask() throws IOException;
    }
}
