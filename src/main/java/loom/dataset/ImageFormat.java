package loom.dataset;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The image formats that are read, told apart by their first bytes and never by the name. */
enum ImageFormat {
    PNG("PNG", "png", "png"),
    JPEG("JPEG", "jpeg", "jpg", "jpeg", "jpe", "jfif"),
    WEBP("WebP", "webp", "webp"),
    GIF("GIF", "gif", "gif"),
    BMP("BMP", "bmp", "bmp", "dib");

    /** For messages: all formats by name. */
    static final String ALL = "PNG, JPEG, WebP, GIF, BMP and IDX";

    /** First bytes that are enough for {@link #of}. */
    static final int SIGNATURE_BYTES = 16;

    private final String title;
    private final String reader;
    private final List<String> endings;

    ImageFormat(String title, String reader, String... endings) {
        this.title = title;
        this.reader = reader;
        this.endings = List.of(endings);
    }

    static Optional<ImageFormat> of(byte[] content) {
        String start = start(content);
        if (start.startsWith("\u0089PNG\r\n\u001a\n")) {
            return Optional.of(PNG);
        }
        if (start.startsWith("\u00ff\u00d8\u00ff")) {
            return Optional.of(JPEG);
        }
        if (start.startsWith("RIFF") && start.startsWith("WEBP", 8)) {
            return Optional.of(WEBP);
        }
        if (start.startsWith("GIF87a") || start.startsWith("GIF89a")) {
            return Optional.of(GIF);
        }
        // Bytes 6 to 9 of a BMP are reserved and 0; "BM" alone starts many a text.
        if (start.startsWith("BM") && start.startsWith("\0\0\0\0", 6)) {
            return Optional.of(BMP);
        }
        return Optional.empty();
    }

    static boolean isZip(byte[] content) {
        String start = start(content);
        // An empty zip has no file header, only the end of the directory.
        return start.startsWith("PK\u0003\u0004") || start.startsWith("PK\u0005\u0006");
    }

    /** What a file that is no image of ours is, as far as its first bytes tell. */
    static String describe(byte[] content) {
        String start = start(content);
        if (content.length == 0) {
            return "is empty";
        }
        if (isZip(content)) {
            return "is a zip inside the zip: unpack it and add its images";
        }
        if (start.startsWith("II*\0") || start.startsWith("MM\0*")) {
            return notRead("a TIFF image");
        }
        if (start.startsWith("ftyp", 4)) {
            return notRead(start.startsWith("avif", 8) ? "an AVIF image" : "a HEIC image or video");
        }
        if (start.startsWith("8BPS")) {
            return notRead("a Photoshop file");
        }
        if (start.startsWith("%PDF")) {
            return notRead("a PDF");
        }
        if (start.startsWith("Rar!") || start.startsWith("7z\u00bc\u00af")) {
            return "is an archive but no zip: pack its images as a zip";
        }
        return "is not an image (" + ALL + " are read)";
    }

    String title() {
        return title;
    }

    /** Name under which ImageIO knows the reader. */
    String reader() {
        return reader;
    }

    /** True if a file of this name is commonly of another format, as {@code cat.png} for a JPEG. */
    boolean contradicts(String fileName) {
        String ending = ending(fileName);
        for (ImageFormat format : values()) {
            if (format != this && format.endings.contains(ending)) {
                return true;
            }
        }
        return false;
    }

    static String ending(String fileName) {
        return fileName.substring(fileName.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    private static String notRead(String what) {
        return "is " + what + ", which is not read: save it as PNG or JPEG";
    }

    private static String start(byte[] content) {
        int length = Math.min(content.length, SIGNATURE_BYTES);
        return new String(content, 0, length, StandardCharsets.ISO_8859_1);
    }
}
