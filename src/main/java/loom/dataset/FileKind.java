package loom.dataset;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a file that is no image may be, by its first bytes. */
final class FileKind {
    /** First bytes that are enough to tell: the mark of a tar is the last that comes. */
    static final int HEAD_BYTES = 512;

    private static final int TAR_MARK = 257;
    private static final String AS_ARRAY = "save its images with numpy.save (.npy), or as PNG";

    /** Forms of the people who train, with what to do about each. */
    private static final Map<String, String> NAMED = new LinkedHashMap<>();

    static {
        NAMED.put("PAR1", "is a Parquet file, which is not read: " + AS_ARRAY);
        NAMED.put("ARROW1", "is an Arrow file, which is not read: " + AS_ARRAY);
        NAMED.put("\u0089HDF\r\n", "is an HDF5 file, which is not read: " + AS_ARRAY);
        NAMED.put("MATLAB 5.0", "is a MATLAB file, which is not read: " + AS_ARRAY);
        NAMED.put("BZh", packed("bzip2"));
        NAMED.put("\u00fd7zXZ\0", packed("xz"));
        NAMED.put("\u0028\u00b5\u002f\u00fd", packed("zstd"));
        NAMED.put(
                "Rar!",
                "is a RAR archive, which is not read: unpack it and pack its images as a zip");
        NAMED.put(
                "7z\u00bc\u00af",
                "is a 7z archive, which is not read: unpack it and pack its images as a zip");
    }

    private FileKind() {}

    /** True for what is opened in its turn. */
    static boolean holdsImages(String name, byte[] head) {
        return ImageFormat.isZip(head)
                || FileSource.mayBe(head)
                || isTar(head)
                || NpyHeader.begins(head)
                || CifarFormat.of(name) != null;
    }

    static boolean isTar(byte[] head) {
        return text(head).startsWith("ustar", TAR_MARK);
    }

    /** Why a file that is neither an image nor holds any is left out. */
    static String describe(byte[] head) {
        if (isPickle(head)) {
            return "is a Python pickle, which is a program and is never run here: download the binary version (CIFAR-10 has one), or "
                    + AS_ARRAY;
        }
        String start = text(head);
        return NAMED.entrySet().stream()
                .filter(named -> start.startsWith(named.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseGet(() -> ImageFormat.describe(head));
    }

    /** Protocol 2 to 5: the mark, the protocol, then the first instruction. */
    private static boolean isPickle(byte[] head) {
        return head.length > 2
                && head[0] == (byte) 0x80
                && head[1] >= 2
                && head[1] <= 5
                && "}](c\u0095X\u008cN".indexOf(head[2] & 0xFF) >= 0;
    }

    private static String packed(String how) {
        return "is packed with %s, which is not read: unpack it and pack its images as a zip or .tar.gz"
                .formatted(how);
    }

    private static String text(byte[] head) {
        return new String(head, StandardCharsets.ISO_8859_1);
    }
}
