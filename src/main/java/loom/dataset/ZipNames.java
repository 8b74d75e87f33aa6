package loom.dataset;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Names in a zip as their owner wrote them. A zip says UTF-8 or says nothing; what says nothing was
 * written in the code page of some machine, so the most likely one is taken: names are for reports,
 * and a readable guess beats question marks.
 */
final class ZipNames {
    private static final int UNICODE_PATH = 0x7075;
    private static final int UTF_8_FLAG = 1 << 11;

    private static final Charset DOS = Charset.forName("IBM437");
    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final Charset JAPANESE = Charset.forName("windows-31j");
    private static final Charset CHINESE = Charset.forName("GBK");

    private ZipNames() {}

    /**
     * @param extra the extra fields of the entry
     */
    static String decode(byte[] name, int flags, byte[] extra) {
        String unicode = unicodePath(name, extra);
        if (unicode != null) {
            return unicode;
        }
        String utf8 = strict(name, UTF_8);
        if (utf8 != null) {
            return utf8;
        }
        return (flags & UTF_8_FLAG) != 0 ? new String(name, UTF_8) : guess(name);
    }

    /** Info-ZIP's field for names: version 1, CRC-32 of the plain name, the name in UTF-8. */
    private static @Nullable String unicodePath(byte[] name, byte[] extra) {
        ByteBuffer fields = ByteBuffer.wrap(extra).order(ByteOrder.LITTLE_ENDIAN);
        while (fields.remaining() >= 4) {
            int id = Short.toUnsignedInt(fields.getShort());
            int length = Short.toUnsignedInt(fields.getShort());
            if (length > fields.remaining()) {
                return null;
            }
            ByteBuffer field = fields.slice(fields.position(), length);
            field.order(ByteOrder.LITTLE_ENDIAN);
            if (id == UNICODE_PATH
                    && length > 5
                    && field.get() == 1
                    && field.getInt() == crc(name)) {
                byte[] text = new byte[field.remaining()];
                field.get(text);
                return strict(text, UTF_8);
            }
            fields.position(fields.position() + length);
        }
        return null;
    }

    private static String guess(byte[] name) {
        String japanese = strict(name, JAPANESE);
        if (japanese != null && isJapanese(name)) {
            return japanese;
        }
        String chinese = strict(name, CHINESE);
        if (chinese != null && isChinese(name)) {
            return chinese;
        }
        String dos = new String(name, DOS);
        String windows = new String(name, WINDOWS);
        return letters(windows) > letters(dos) ? windows : dos;
    }

    /** Two signs in a row, one of them kana: bytes that no western name has side by side. */
    private static boolean isJapanese(byte[] name) {
        boolean kana = false;
        int longest = 0;
        int run = 0;
        for (int i = 0; i < name.length; i++) {
            int lead = name[i] & 0xFF;
            boolean isPair =
                    (lead >= 0x81 && lead <= 0x9F || lead >= 0xE0 && lead <= 0xFC)
                            && i + 1 < name.length;
            if (isPair) {
                int trail = name[++i] & 0xFF;
                kana |= lead == 0x82 && trail >= 0x9F || lead == 0x83 && trail <= 0x96;
                longest = Math.max(longest, ++run);
            } else {
                run = 0;
            }
        }
        return kana && longest >= 2;
    }

    /**
     * Pairs only, each of the common signs of GB 2312: their first bytes are box drawings in the
     * code page of DOS, which no name has, and capitals of Windows, of which names have few.
     */
    private static boolean isChinese(byte[] name) {
        int signs = 0;
        for (int i = 0; i < name.length; i++) {
            int lead = name[i] & 0xFF;
            if (lead < 0x80) {
                continue;
            }
            if (lead < 0xB0 || lead > 0xD7 || i + 1 == name.length || (name[i + 1] & 0xFF) < 0xA1) {
                return false;
            }
            signs++;
            i++;
        }
        return signs >= 2; // one alone may be two capitals of Windows
    }

    /** How many of the signs beyond ASCII are Latin letters. */
    private static long letters(String name) {
        return name.chars()
                .filter(sign -> sign >= 0x80)
                .filter(Character::isLetter)
                .filter(sign -> Character.UnicodeScript.of(sign) == Character.UnicodeScript.LATIN)
                .count();
    }

    private static @Nullable String strict(byte[] name, Charset charset) {
        try {
            return charset.newDecoder().decode(ByteBuffer.wrap(name)).toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    private static int crc(byte[] name) {
        CRC32 crc = new CRC32();
        crc.update(name);
        return (int) crc.getValue();
    }
}
