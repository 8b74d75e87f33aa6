package loom.dataset;

import java.awt.Dimension;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import loom.base.Wording;

/** Finds out whether a file is an image that can be used. Any thread may use it. */
record ImageCheck(ImportSettings settings) {
    /** 8,000 x 8,000: more than cameras give, and 256 MB when decoded. */
    static final long MOST_PIXELS = 64_000_000;

    /** Below it there is nothing to learn from, even at the smallest size of training. */
    static final int LEAST_SIDE = 16;

    /** Shown at half of it, for screens of double density; the page loads hundreds of them. */
    static final int THUMBNAIL_SIZE = 128;

    /** The quick part, from the first bytes: why the file cannot be used; empty if it may be. */
    Optional<String> objection(byte[] content) {
        if (ImageFormat.of(content).isEmpty()) {
            return Optional.of(ImageFormat.describe(content));
        }
        try {
            Dimension size = ImageDecoder.size(content);
            return objection(size.width, size.height);
        } catch (IOException e) {
            return Optional.of("is damaged: its header cannot be read");
        }
    }

    /** The thorough part: decodes the image, and draws its thumbnail. */
    CheckedFile check(String name, byte[] content) {
        try {
            BufferedImage decoded = ImageDecoder.decode(content);
            int orientation = ImageDecoder.orientation(content);
            SquareImage small =
                    SquareImage.of(decoded, orientation, settings, thumbnailSize(decoded));
            return new CheckedFile.Accepted(content, small.png(), notes(name, content));
        } catch (IOException e) {
            return CheckedFile.refused(name, "is damaged or ends too early: export it again");
        }
    }

    /** Why an image of that size cannot be used; empty if it can. Sides are below 2^32. */
    static Optional<String> objection(long width, long height) {
        if (width < LEAST_SIDE || height < LEAST_SIDE) {
            return Optional.of(
                    "is too small, %d x %d pixels: at least %d x %d are needed"
                            .formatted(width, height, LEAST_SIDE, LEAST_SIDE));
        }
        if (width > MOST_PIXELS || height > MOST_PIXELS || width * height > MOST_PIXELS) {
            return Optional.of(
                    "is too large, %s x %s pixels: up to %s megapixels are read, make it smaller"
                            .formatted(
                                    Wording.number(width),
                                    Wording.number(height),
                                    MOST_PIXELS / 1_000_000));
        }
        return Optional.empty();
    }

    private int thumbnailSize(BufferedImage image) {
        int shorter = Math.min(image.getWidth(), image.getHeight());
        int longer = Math.max(image.getWidth(), image.getHeight());
        return Math.min(THUMBNAIL_SIZE, settings.fit() == ResizeMode.CROP ? shorter : longer);
    }

    private static List<Note> notes(String name, byte[] content) {
        return ImageFormat.of(content).filter(format -> format.contradicts(name)).stream()
                .map(format ->
                        new Note(
                                name,
                                "is a %s file named .%s; it was read as %s"
                                        .formatted(
                                                format.title(),
                                                ImageFormat.ending(name),
                                                format.title())))
                .toList();
    }
}
