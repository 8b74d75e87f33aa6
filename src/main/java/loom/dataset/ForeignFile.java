package loom.dataset;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What a file is that no image is read from, as far as its first bytes tell, and what to do with
 * it.
 */
final class ForeignFile {
    private static final String CONVERT = "which is not read: save it as PNG or JPEG";

    private record Kind(int at, String bytes, String words) {
        boolean begins(String start) {
            return start.startsWith(bytes, at);
        }
    }

    private static final String ARCHIVE = "is an archive but no zip: pack its images as a zip";
    private static final String FILM = "is a video: save its frames as PNG or JPEG";
    private static final String RAW = "is a camera's raw file, " + CONVERT;

    /** The first that fits counts. */
    private static final List<Kind> KINDS =
            List.of(
                    new Kind(
                            0,
                            "version https://git-lfs",
                            "is not the image itself but Git LFS's note of it: run \"git lfs pull\" and upload again"),
                    new Kind(0, "\0\0\0\14JXL ", image("a JPEG XL image")),
                    new Kind(0, "\u00ff\n", image("a JPEG XL image")),
                    new Kind(0, "II\u00bc", image("a JPEG XR image")),
                    new Kind(0, "II+\0", image("a BigTIFF image")),
                    new Kind(0, "MM\0+", image("a BigTIFF image")),
                    new Kind(8, "CR\2", RAW),
                    new Kind(4, "ftypcrx", RAW),
                    new Kind(0, "FUJIFILMCCD-RAW", RAW),
                    new Kind(0, "IIRO", RAW),
                    new Kind(0, "IIU\0", RAW),
                    new Kind(0, "v/1\1", image("an OpenEXR image")),
                    new Kind(0, "#?RADIANCE", image("a Radiance HDR image")),
                    new Kind(0, "#?RGBE", image("a Radiance HDR image")),
                    new Kind(0, "DDS ", image("a DDS texture")),
                    new Kind(0, "\u00abKTX ", image("a KTX texture")),
                    new Kind(0, "8BPB", image("a large Photoshop file (PSB)")),
                    new Kind(0, "gimp xcf", image("a GIMP file")),
                    new Kind(0, "AT&TFORM", image("a DjVu document")),
                    new Kind(0, "%PDF", image("a PDF")),
                    new Kind(0, "%!PS", image("a PostScript file")),
                    new Kind(0, "\u00c5\u00d0\u00d3\u00c6", image("an EPS file")),
                    new Kind(
                            0,
                            "\u00d0\u00cf\u0011\u00e0",
                            "is an Office document: save its pictures as PNG or JPEG"),
                    new Kind(40, " EMF", image("a Windows metafile")),
                    new Kind(0, "\u00d7\u00cd\u00c6\u009a", image("a Windows metafile")),
                    new Kind(0, "Rar!", ARCHIVE),
                    new Kind(0, "7z\u00bc\u00af", ARCHIVE),
                    new Kind(0, "\u001f\u008b", ARCHIVE),
                    new Kind(0, "BZh", ARCHIVE),
                    new Kind(0, "\u00fd7zXZ\0", ARCHIVE),
                    new Kind(0, "\u0028\u00b5\u002f\u00fd", ARCHIVE),
                    new Kind(257, "ustar", ARCHIVE),
                    new Kind(0, "\u001aE\u00df\u00a3", FILM),
                    new Kind(0, "OggS", FILM),
                    new Kind(0, "FLV", FILM),
                    new Kind(8, "AVI ", FILM),
                    new Kind(0, "\0\0\1\u00ba", FILM),
                    new Kind(0, "\0\0\1\u00b3", FILM),
                    new Kind(0, "\u0030\u0026\u00b2\u0075", FILM),
                    new Kind(4, "ftyp", FILM),
                    new Kind(4, "moov", FILM),
                    new Kind(4, "mdat", FILM),
                    new Kind(8, "WAVE", "is a sound: leave it out"),
                    new Kind(0, "ID3", "is a sound: leave it out"),
                    new Kind(0, "fLaC", "is a sound: leave it out"),
                    new Kind(0, "\u0089HDF\r\n", data("an HDF5 file")),
                    new Kind(0, "\u0093NUMPY", data("a NumPy array")),
                    new Kind(0, "PAR1", data("a Parquet file")),
                    new Kind(0, "ARROW1", data("an Arrow file")),
                    new Kind(0, "SQLite format 3", data("a database")),
                    new Kind(0, "\u0080\2", data("a Python pickle")),
                    new Kind(0, "\u0080\3", data("a Python pickle")),
                    new Kind(0, "\u0080\4", data("a Python pickle")),
                    new Kind(0, "\u0080\5", data("a Python pickle")),
                    new Kind(0, "\177ELF", "is a program: leave it out"),
                    new Kind(0, "MZ", "is a program: leave it out"));

    private static final Pattern SVG = Pattern.compile("<(\\w+:)?svg[\\s>]");
    private static final Pattern HTML = Pattern.compile("<(!doctype html|html|head|body)[\\s>]");

    private ForeignFile() {}

    /**
     * @param content the whole file, or its first {@link ImageFormat#SIGNATURE_BYTES}
     */
    static String describe(byte[] content) {
        if (content.length == 0) {
            return "is empty";
        }
        int length = Math.min(content.length, ImageFormat.SIGNATURE_BYTES);
        String start = new String(content, 0, length, StandardCharsets.ISO_8859_1);
        for (Kind kind : KINDS) {
            if (kind.begins(start)) {
                return kind.words();
            }
        }
        return isText(start) ? text(start) : unknown("is no image that is known");
    }

    private static String text(String start) {
        String words = start.toLowerCase(Locale.ROOT).replace("\u00ef\u00bb\u00bf", "").strip();
        if (SVG.matcher(words).find()) {
            return "is an SVG drawing, which is not read: save it as PNG";
        }
        if (HTML.matcher(words).find()) {
            return "is a web page and not an image: download the image itself";
        }
        if (words.startsWith("<?xml")) {
            return unknown("is an XML file and not an image");
        }
        if (words.startsWith("{") || words.startsWith("[")) {
            return unknown("is a JSON file and not an image");
        }
        return unknown("is a text and not an image");
    }

    /** No control characters but those of lines and tabs. */
    private static boolean isText(String start) {
        return start.chars().allMatch(c -> c >= ' ' || c >= '\t' && c <= '\r');
    }

    private static String image(String what) {
        return "is " + what + ", " + CONVERT;
    }

    private static String data(String what) {
        return "is " + what + ", which is not read: save its images as PNG files";
    }

    private static String unknown(String what) {
        return what + " (" + ImageFormat.ALL + " are read)";
    }
}
