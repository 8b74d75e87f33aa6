package loom.dataset;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import loom.dataset.decode.PictureReader;
import loom.dataset.decode.PictureReaders;

/** The image formats that are read, told apart by their first bytes and never by the name. */
enum ImageFormat {
    PNG("PNG", PictureReaders.PNG, "png", "apng"),
    JPEG("JPEG", PictureReaders.JPEG, "jpg", "jpeg", "jpe", "jfif"),
    WEBP("WebP", PictureReaders.WEBP, "webp"),
    GIF("GIF", PictureReaders.GIF, "gif"),
    BMP("BMP", PictureReaders.BMP, "bmp", "dib"),
    TIFF("TIFF", PictureReaders.TIFF, "tif", "tiff"),
    AVIF("AVIF", PictureReaders.HEIF, "avif"),
    HEIC("HEIC", PictureReaders.HEIF, "heic", "heif", "hif"),
    JPEG_2000("JPEG 2000", PictureReaders.JPEG_2000, "jp2", "j2k", "jpf", "jpx", "j2c", "jpc"),
    PSD("Photoshop", PictureReaders.PSD, "psd"),
    QOI("QOI", PictureReaders.QOI, "qoi"),
    NETPBM("Netpbm", PictureReaders.NETPBM, "ppm", "pgm", "pbm", "pnm", "pam"),
    ICO("ICO", PictureReaders.ICO, "ico", "cur"),
    TGA("TGA", PictureReaders.TGA, "tga");

    /** For messages: all formats by name. */
    static final String ALL =
            "PNG, JPEG, WebP, GIF, BMP, TIFF, AVIF, HEIC, JPEG 2000, Photoshop, QOI, PPM, ICO, TGA and IDX";

    /** First bytes that are enough for {@link #of} and {@link #describe}. */
    static final int SIGNATURE_BYTES = 512;

    /** Of HEIF files whose pictures are coded as HEVC, or whose first picture may be. */
    private static final Set<String> HEIC_BRANDS =
            Set.of("heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1");

    private static final Set<String> AVIF_BRANDS = Set.of("avif", "avis");

    /** Sizes of the headers that BMP has had: OS/2, then Windows 3, Adobe's, NT 4 and 5. */
    private static final Set<Integer> BMP_HEADERS = Set.of(12, 16, 40, 52, 56, 64, 108, 124);

    private final String title;
    private final PictureReader reader;
    private final List<String> endings;

    ImageFormat(String title, PictureReader reader, String... endings) {
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
        if (start.startsWith("BM") && BMP_HEADERS.contains(u8(start, 14)) && u8(start, 15) == 0) {
            return Optional.of(BMP);
        }
        if (start.startsWith("II*\0") || start.startsWith("MM\0*")) {
            // Canon's raw files are of this form, and their first picture is a preview.
            return start.startsWith("CR\2", 8) ? Optional.empty() : Optional.of(TIFF);
        }
        if (start.startsWith("ftyp", 4)) {
            return heif(start);
        }
        if (start.startsWith("\0\0\0\14jP  \r\n\u0087\n")
                || start.startsWith("\u00ff\u004f\u00ff\u0051")) {
            return Optional.of(JPEG_2000);
        }
        if (start.startsWith("8BPS\0\1")) {
            return Optional.of(PSD);
        }
        if (start.startsWith("qoif")) {
            return Optional.of(QOI);
        }
        if (start.startsWith("\0\0\1\0") && u8(start, 4) > 0 && u8(start, 9) == 0) {
            return Optional.of(ICO);
        }
        if (isNetpbm(start)) {
            return Optional.of(NETPBM);
        }
        return isTga(start) ? Optional.of(TGA) : Optional.empty();
    }

    static boolean isZip(byte[] content) {
        String start = start(content);
        // An empty zip has no file header, only the end of the directory.
        return start.startsWith("PK\u0003\u0004") || start.startsWith("PK\u0005\u0006");
    }

    /** What a file that is no image of ours is, as far as its first bytes tell. */
    static String describe(byte[] content) {
        return isZip(content)
                ? "is a zip inside the zip: unpack it and add its images"
                : ForeignFile.describe(content);
    }

    String title() {
        return title;
    }

    PictureReader reader() {
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

    /** The brand, or else one of those that the file is compatible with. */
    private static Optional<ImageFormat> heif(String start) {
        for (int at = 8; at + 4 <= start.length() && at < u8(start, 3); at += at == 8 ? 8 : 4) {
            String brand = start.substring(at, at + 4);
            if (AVIF_BRANDS.contains(brand)) {
                return Optional.of(AVIF);
            }
            // "mif1" alone says nothing: what it is compatible with may.
            if (HEIC_BRANDS.contains(brand) && !brand.equals("mif1") && !brand.equals("msf1")) {
                return Optional.of(HEIC);
            }
        }
        return HEIC_BRANDS.contains(start.substring(8, Math.min(12, start.length())))
                ? Optional.of(HEIC)
                : Optional.empty();
    }

    private static boolean isNetpbm(String start) {
        return start.length() > 3
                && start.charAt(0) == 'P'
                && (start.charAt(1) >= '1' && start.charAt(1) <= '6'
                        ? start.substring(2).stripLeading().matches("(?s)[#\\d].*")
                                && Character.isWhitespace(start.charAt(2))
                        : start.startsWith("P7\nWIDTH"));
    }

    /** It has no signature: each number of its header has to be one that it may be. */
    private static boolean isTga(String start) {
        if (start.length() < 18) {
            return false;
        }
        int map = u8(start, 1);
        int type = u8(start, 2);
        int bits = u8(start, 16);
        boolean hasMap = type == 1 || type == 9;
        boolean hasKnownType = hasMap || type == 2 || type == 3 || type == 10 || type == 11;
        boolean hasHonestMap =
                hasMap
                        ? map == 1 && Set.of(15, 16, 24, 32).contains(u8(start, 7))
                        : map == 0 && start.substring(3, 8).equals("\0\0\0\0\0");
        boolean hasSize = u8(start, 12) + u8(start, 13) > 0 && u8(start, 14) + u8(start, 15) > 0;
        return hasKnownType
                && hasHonestMap
                && hasSize
                && Set.of(8, 15, 16, 24, 32).contains(bits)
                && (u8(start, 17) & 0xC0) == 0;
    }

    private static int u8(String start, int at) {
        return at < start.length() ? start.charAt(at) : -1;
    }

    private static String start(byte[] content) {
        int length = Math.min(content.length, SIGNATURE_BYTES);
        return new String(content, 0, length, StandardCharsets.ISO_8859_1);
    }
}
