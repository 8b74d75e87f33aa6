package loom.engine.program;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Packs a program's text as the archive that libtorch loads: an uncompressed zip of four entries.
 * The pickled object has no tensors, only the two attributes that every module has.
 */
final class ProgramArchive {
    /** Pickle, protocol 2, of a {@code __torch__.Program} with training = True and no hook. */
    private static final byte[] OBJECT =
            ("\u0080\u0002c__torch__\nProgram\n)\u0081}("
                            + "X\u0008\u0000\u0000\u0000training\u0088"
                            + "X\u0016\u0000\u0000\u0000_is_full_backward_hookNub.")
                    .getBytes(StandardCharsets.ISO_8859_1);

    /** Pickle, protocol 2, of an empty tuple. */
    private static final byte[] NO_CONSTANTS =
            "\u0080\u0002).".getBytes(StandardCharsets.ISO_8859_1);

    private ProgramArchive() {}

    static byte[] pack(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.setMethod(ZipOutputStream.STORED);
            add(zip, "program/data.pkl", OBJECT);
            add(zip, "program/code/__torch__.py", text.getBytes(StandardCharsets.UTF_8));
            add(zip, "program/constants.pkl", NO_CONSTANTS);
            add(zip, "program/version", "3\n".getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory does not fail", e);
        }
        return bytes.toByteArray();
    }

    private static void add(ZipOutputStream zip, String name, byte[] content) throws IOException {
        CRC32 crc = new CRC32();
        crc.update(content);
        ZipEntry entry = new ZipEntry(name);
        entry.setSize(content.length);
        entry.setCompressedSize(content.length);
        entry.setCrc(crc.getValue());
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }
}
