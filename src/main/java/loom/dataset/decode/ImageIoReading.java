package loom.dataset.decode;

import java.awt.Dimension;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.stream.ImageInputStream;

/** A format that a reader of ImageIO knows, Java's own or a plug-in of TwelveMonkeys. */
record ImageIoReading(String format) {
    private static final String TWELVE_MONKEYS = "com.twelvemonkeys.";

    static {
        // Pictures come from memory; a cache file for each would only cost time.
        ImageIO.setUseCache(false);
        ImageIO.scanForPlugins();
    }

    /**
     * What came of reading.
     *
     * @param warnings of the reader, in small letters
     */
    record Result(BufferedImage image, List<String> warnings) {
        boolean warnsOf(String word) {
            return warnings.stream().anyMatch(warning -> warning.contains(word));
        }
    }

    Dimension size(byte[] content) throws IOException {
        return ask(content, reader -> new Dimension(reader.getWidth(0), reader.getHeight(0)));
    }

    Result read(byte[] content) throws IOException {
        return ask(
                content,
                reader -> {
                    List<String> warnings = new ArrayList<>();
                    reader.addIIOReadWarningListener(
                            (source, warning) -> warnings.add(warning.toLowerCase(Locale.ROOT)));
                    TimeLimit limit = TimeLimit.watch(reader, TimeLimit.longest(reader));
                    BufferedImage image = reader.read(0, rgb(reader));
                    limit.check();
                    return new Result(image, warnings);
                });
    }

    /**
     * Asks the JPEG reader for RGB, which is what it has: it copies whole rows to it, but single
     * bytes to the BGR of its own choice.
     */
    private static ImageReadParam rgb(ImageReader reader) throws IOException {
        ImageReadParam param = reader.getDefaultReadParam();
        if (!reader.getFormatName().equalsIgnoreCase("jpeg")) {
            return param;
        }
        Iterator<ImageTypeSpecifier> types = reader.getImageTypes(0);
        if (types.hasNext()
                && types.next().getBufferedImageType() == BufferedImage.TYPE_3BYTE_BGR) {
            param.setDestination(RgbBytes.create(reader.getWidth(0), reader.getHeight(0)));
        }
        return param;
    }

    private <T> T ask(byte[] content, Question<T> question) throws IOException {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format);
        if (!readers.hasNext()) {
            throw new IIOException("no reader for " + format);
        }
        ImageReader reader = preferred(readers);
        try (ImageInputStream in =
                ImageIO.createImageInputStream(new ByteArrayInputStream(content))) {
            reader.setInput(in, true, true);
            return question.ask(reader);
        } finally {
            reader.dispose();
        }
    }

    /** Java has readers of its own for some of the formats of TwelveMonkeys. */
    private static ImageReader preferred(Iterator<ImageReader> readers) {
        ImageReader reader = readers.next();
        while (readers.hasNext() && !reader.getClass().getName().startsWith(TWELVE_MONKEYS)) {
            ImageReader next = readers.next();
            reader = next.getClass().getName().startsWith(TWELVE_MONKEYS) ? next : reader;
        }
        return reader;
    }

    private interface Question<T> {
        T ask(ImageReader reader) throws IOException;
    }
}
