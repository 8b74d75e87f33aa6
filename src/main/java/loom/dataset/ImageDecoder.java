package loom.dataset;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.MetadataException;
import com.drew.metadata.exif.ExifIFD0Directory;
import java.awt.Dimension;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.stream.ImageInputStream;

/** Reads image files that nobody vouches for: the size from the header first, pixels only then. */
final class ImageDecoder {
    /** What a decoded pixel costs on its way: as read, as 32-bit integers, and copies of parts. */
    private static final int BYTES_PER_PIXEL = 12;

    static {
        // Pictures come from memory; a cache file for each would only cost time.
        ImageIO.setUseCache(false);
        ImageIO.scanForPlugins();
    }

    private ImageDecoder() {}

    /**
     * Width and height, from the header alone: a file of a few bytes can claim any size.
     *
     * @throws IOException if there is no header that can be read
     */
    static Dimension size(byte[] content) throws IOException {
        if (IdxImage.is(content)) {
            return IdxImage.size(content);
        }
        return read(content, reader -> new Dimension(reader.getWidth(0), reader.getHeight(0)));
    }

    /**
     * The (first) picture, as it is stored: not yet turned upright.
     *
     * @throws IOException if the file is damaged or ends too early
     */
    static BufferedImage decode(byte[] content) throws IOException {
        if (IdxImage.is(content)) {
            return IdxImage.decode(content);
        }
        return read(content, ImageDecoder::firstPicture);
    }

    /** The EXIF orientation, 1 to 8; 1 (upright) if none is given. */
    static int orientation(byte[] content) {
        if (IdxImage.is(content)) {
            return 1;
        }
        try {
            ExifIFD0Directory exif =
                    ImageMetadataReader.readMetadata(new ByteArrayInputStream(content))
                            .getFirstDirectoryOfType(ExifIFD0Directory.class);
            if (exif == null || !exif.containsTag(ExifIFD0Directory.TAG_ORIENTATION)) {
                return 1;
            }
            int orientation = exif.getInt(ExifIFD0Directory.TAG_ORIENTATION);
            return orientation >= 1 && orientation <= 8 ? orientation : 1;
        } catch (ImageProcessingException | MetadataException | IOException e) {
            return 1; // broken metadata says nothing about the picture
        }
    }

    /** Bytes of memory that working on a file needs, roughly. */
    static long memoryFor(byte[] content) {
        try {
            Dimension size = size(content);
            return content.length + (long) size.width * size.height * BYTES_PER_PIXEL;
        } catch (IOException e) {
            return content.length;
        }
    }

    private static BufferedImage firstPicture(ImageReader reader) throws IOException {
        // The JPEG reader fills what is missing with grey, and only warns.
        AtomicBoolean cutOff = new AtomicBoolean();
        reader.addIIOReadWarningListener((source, warning) -> {
            String text = warning.toLowerCase(Locale.ROOT);
            if (text.contains("premature") || text.contains("truncated")) {
                cutOff.set(true);
            }
        });
        BufferedImage picture = reader.read(0, rgb(reader));
        if (cutOff.get()) {
            throw new IIOException("the file ends too early");
        }
        return picture;
    }

    /**
     * Asks the JPEG reader for RGB, which is what it has: it copies whole rows to it, but single
     * bytes to the BGR of its own choice.
     */
    private static ImageReadParam rgb(ImageReader reader) throws IOException {
        ImageReadParam param = reader.getDefaultReadParam();
        if (!reader.getFormatName().equalsIgnoreCase(ImageFormat.JPEG.reader())) {
            return param;
        }
        Iterator<ImageTypeSpecifier> types = reader.getImageTypes(0);
        if (types.hasNext()
                && types.next().getBufferedImageType() == BufferedImage.TYPE_3BYTE_BGR) {
            param.setDestination(RgbBytes.create(reader.getWidth(0), reader.getHeight(0)));
        }
        return param;
    }

    private static <T> T read(byte[] content, Question<T> question) throws IOException {
        ImageFormat format =
                ImageFormat.of(content).orElseThrow(() -> new IIOException("not an image"));
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format.reader());
        if (!readers.hasNext()) {
            throw new IIOException("no reader for " + format.title());
        }
        ImageReader reader = readers.next();
        try (ImageInputStream in =
                ImageIO.createImageInputStream(new ByteArrayInputStream(content))) {
            reader.setInput(in, true, true);
            return question.ask(reader);
        } catch (RuntimeException e) {
            // Readers index by numbers from the file; a lie there is damage, not a bug of ours.
            throw new IIOException("the file is damaged", e);
        } finally {
            reader.dispose();
        }
    }

    private interface Question<T> {
        T ask(ImageReader reader) throws IOException;
    }
}
