package loom.dataset.decode;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.DeflaterOutputStream;

/** Writes ICC profiles (version 2) of three primaries and a power, or of grey and a power. */
final class IccProfiles {
    private static final int HEADER = 128;

    private record Tag(String name, byte[] content) {}

    private IccProfiles() {}

    /** Primaries in XYZ, adapted to D50, as in Adobe RGB (1998), 4.3.2; a power of 2.2. */
    static byte[] adobeRgb() {
        return profile(
                "RGB ",
                new Tag("wtpt", xyz(0.9642, 1, 0.8249)),
                new Tag("rXYZ", xyz(0.60974, 0.31111, 0.01947)),
                new Tag("gXYZ", xyz(0.20528, 0.62567, 0.06087)),
                new Tag("bXYZ", xyz(0.14919, 0.06322, 0.74457)),
                new Tag("rTRC", power(2.2)),
                new Tag("gTRC", power(2.2)),
                new Tag("bTRC", power(2.2)));
    }

    static byte[] grey(double power) {
        return profile(
                "GRAY", new Tag("wtpt", xyz(0.9642, 1, 0.8249)), new Tag("kTRC", power(power)));
    }

    /** As a PNG's chunk iCCP keeps it. */
    static byte[] packed(byte[] profile) throws IOException {
        ByteArrayOutputStream chunk = new ByteArrayOutputStream();
        chunk.writeBytes(letters("test\0\0"));
        try (DeflaterOutputStream out = new DeflaterOutputStream(chunk)) {
            out.write(profile);
        }
        return chunk.toByteArray();
    }

    private static byte[] profile(String space, Tag... tags) {
        int directory = HEADER + 4 + 12 * tags.length;
        int length = directory;
        for (Tag tag : tags) {
            length += tag.content().length;
        }
        ByteBuffer profile = ByteBuffer.allocate(length);
        profile.putInt(0, length).putInt(8, 0x02400000);
        profile.put(12, letters("mntr")).put(16, letters(space)).put(20, letters("XYZ "));
        profile.put(36, letters("acsp"));
        profile.put(68, xyz(0.9642, 1, 0.8249), 8, 12);
        profile.position(HEADER).putInt(tags.length);
        int at = directory;
        for (Tag tag : tags) {
            profile.put(letters(tag.name())).putInt(at).putInt(tag.content().length);
            profile.put(at, tag.content());
            at += tag.content().length;
        }
        return profile.array();
    }

    private static byte[] xyz(double x, double y, double z) {
        ByteBuffer tag = ByteBuffer.allocate(20).put(letters("XYZ \0\0\0\0"));
        return tag.putInt(fixed(x)).putInt(fixed(y)).putInt(fixed(z)).array();
    }

    private static byte[] power(double power) {
        ByteBuffer tag = ByteBuffer.allocate(16).put(letters("curv\0\0\0\0")).putInt(1);
        return tag.putShort((short) Math.round(power * 256)).array();
    }

    private static int fixed(double value) {
        return (int) Math.round(value * 65536);
    }

    private static byte[] letters(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
