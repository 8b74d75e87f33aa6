package loom.dataset.decode;

import java.awt.Dimension;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where the formats that FFmpeg reads as a whole have their width and height. */
final class Headers {
    /** Letter and digit, then numbers with white space and comments between them. */
    private static final Pattern NETPBM =
            Pattern.compile(
                    "P[1-6](?:\\s|#[^\\n\\r]*[\\n\\r])+(\\d{1,9})(?:\\s|#[^\\n\\r]*[\\n\\r])+(\\d{1,9})");

    private static final Pattern PAM_WIDTH = Pattern.compile("\\sWIDTH\\s+(\\d{1,9})");
    private static final Pattern PAM_HEIGHT = Pattern.compile("\\sHEIGHT\\s+(\\d{1,9})");
    private static final int TEXT = 4096;
    private static final byte[] QOI_END = {0, 0, 0, 0, 0, 0, 0, 1};

    private Headers() {}

    /** The decoder takes what there is; that all of it is there, the mark at the end tells. */
    static Dimension qoi(byte[] content) throws PictureRefusal {
        need(content, 14 + QOI_END.length);
        int end = content.length - QOI_END.length;
        if (!Arrays.equals(content, end, content.length, QOI_END, 0, QOI_END.length)) {
            throw PictureRefusal.cutOff();
        }
        return dimension(Bytes.u32(Bytes.big(content), 4), Bytes.u32(Bytes.big(content), 8));
    }

    static Dimension psd(byte[] content) throws PictureRefusal {
        need(content, 26);
        return dimension(Bytes.u32(Bytes.big(content), 18), Bytes.u32(Bytes.big(content), 14));
    }

    static Dimension tga(byte[] content) throws PictureRefusal {
        need(content, 18);
        return dimension(
                Bytes.u16(Bytes.little(content), 12), Bytes.u16(Bytes.little(content), 14));
    }

    static Dimension netpbm(byte[] content) throws PictureRefusal {
        String text = Bytes.text(content, 0, TEXT);
        if (text.startsWith("P7")) {
            return dimension(number(PAM_WIDTH, text), number(PAM_HEIGHT, text));
        }
        Matcher found = NETPBM.matcher(text);
        if (!found.lookingAt()) {
            throw PictureRefusal.damaged();
        }
        return dimension(Long.parseLong(found.group(1)), Long.parseLong(found.group(2)));
    }

    /** In the codestream's SIZ marker, which the boxes of a JP2 wrap. */
    static Dimension jpeg2000(byte[] content) throws PictureRefusal {
        ByteBuffer bytes = Bytes.big(content);
        for (int at = 0; at + 24 <= content.length; at++) {
            if (bytes.getInt(at) == 0xFF4FFF51) {
                return dimension(
                        Bytes.u32(bytes, at + 8) - Bytes.u32(bytes, at + 16),
                        Bytes.u32(bytes, at + 12) - Bytes.u32(bytes, at + 20));
            }
        }
        throw PictureRefusal.cutOff();
    }

    private static long number(Pattern pattern, String text) throws PictureRefusal {
        Matcher found = pattern.matcher(text);
        if (!found.find()) {
            throw PictureRefusal.damaged();
        }
        return Long.parseLong(found.group(1));
    }

    private static Dimension dimension(long width, long height) throws PictureRefusal {
        if (width <= 0 || height <= 0 || width > Integer.MAX_VALUE || height > Integer.MAX_VALUE) {
            throw PictureRefusal.damaged();
        }
        return new Dimension((int) width, (int) height);
    }

    private static void need(byte[] content, int bytes) throws PictureRefusal {
        if (content.length < bytes) {
            throw PictureRefusal.cutOff();
        }
    }
}
