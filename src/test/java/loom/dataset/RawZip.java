package loom.dataset;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.Deflater;

/** Writes zips byte by byte, those too that no program writes. */
final class RawZip {
    private static final int STORED = 0;
    private static final int DEFLATED = 8;

    private record Entry(byte[] name, byte[] extra, int flags, int method, long sizes, long at) {}

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final List<Entry> entries = new ArrayList<>();

    /** A file as it is. */
    RawZip stored(byte[] name, byte[] extra, int flags, byte[] content) {
        entry(name, extra, flags, STORED, content, content.length);
        return this;
    }

    /** A packed file that claims to unpack to so many bytes. */
    RawZip packed(String name, byte[] content, int claimed) {
        return deflated(name, deflated(content), claimed);
    }

    RawZip deflated(String name, byte[] packed, int claimed) {
        entry(name.getBytes(StandardCharsets.UTF_8), new byte[0], 0, DEFLATED, packed, claimed);
        return this;
    }

    static byte[] deflated(byte[] content) {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        deflater.setInput(content);
        deflater.finish();
        byte[] packed = new byte[content.length + 100];
        int length = deflater.deflate(packed);
        deflater.end();
        return Arrays.copyOf(packed, length);
    }

    /** One more entry of the directory for the bytes of the last file. */
    RawZip again(String name) {
        Entry last = entries.getLast();
        entries.add(
                new Entry(
                        name.getBytes(StandardCharsets.UTF_8),
                        last.extra,
                        last.flags,
                        last.method,
                        last.sizes,
                        last.at));
        return this;
    }

    byte[] bytes() {
        long start = out.size();
        for (Entry entry : entries) {
            ByteBuffer head = little(46).putInt(0x02014B50).putShort((short) 20);
            head.putShort((short) 20).putShort((short) entry.flags);
            head.putShort((short) entry.method).putInt(0).putInt(0);
            head.putInt((int) (entry.sizes >>> 32)).putInt((int) entry.sizes);
            head.putShort((short) entry.name.length).putShort((short) entry.extra.length);
            head.putShort((short) 0).putShort((short) 0).putShort((short) 0).putInt(0);
            head.putInt((int) entry.at);
            out.writeBytes(head.array());
            out.writeBytes(entry.name);
            out.writeBytes(entry.extra);
        }
        ByteBuffer end = little(22).putInt(0x06054B50).putInt(0);
        end.putShort((short) entries.size()).putShort((short) entries.size());
        end.putInt((int) (out.size() - start)).putInt((int) start).putShort((short) 0);
        out.writeBytes(end.array());
        return out.toByteArray();
    }

    private void entry(
            byte[] name, byte[] extra, int flags, int method, byte[] packed, int claimed) {
        long sizes = (long) packed.length << 32 | claimed;
        entries.add(new Entry(name, extra, flags, method, sizes, out.size()));
        ByteBuffer head = little(30).putInt(0x04034B50).putShort((short) 20);
        head.putShort((short) flags).putShort((short) method).putInt(0).putInt(0);
        head.putInt(packed.length).putInt(claimed);
        head.putShort((short) name.length).putShort((short) extra.length);
        out.writeBytes(head.array());
        out.writeBytes(name);
        out.writeBytes(extra);
        out.writeBytes(packed);
    }

    private static ByteBuffer little(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
