package loom.dataset.decode;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Writes AVIF files of coded pictures. */
final class HeifFiles {
    /** Properties are boxes; references are of the kind "type:id,id". */
    private record Item(String type, byte[] data, List<byte[]> properties, String references) {}

    private final List<Item> items = new ArrayList<>();

    /** The first one is the picture; the others are what it refers to. */
    HeifFiles item(String type, byte[] data, String references, byte[]... properties) {
        items.add(new Item(type, data, List.of(properties), references));
        return this;
    }

    static byte[] avif(byte[] av1, int width, int height, byte[]... properties) {
        List<byte[]> all = new ArrayList<>(List.of(properties));
        all.add(extent(width, height));
        return new HeifFiles().item("av01", av1, "", all.toArray(byte[][]::new)).bytes();
    }

    static byte[] extent(int width, int height) {
        return box("ispe", ByteBuffer.allocate(12).putInt(0).putInt(width).putInt(height).array());
    }

    static byte[] alphaMark() {
        return box(
                "auxC",
                join(new byte[4], letters("urn:mpeg:mpegB:cicp:systems:auxiliary:alpha\0")));
    }

    /** As ITU-T H.273 counts them. */
    static byte[] codePoints(int primaries, int transfer, int matrix, boolean isFull) {
        ByteBuffer points = ByteBuffer.allocate(11).put(letters("nclx"));
        points.putShort((short) primaries).putShort((short) transfer).putShort((short) matrix);
        return box("colr", points.put((byte) (isFull ? 0x80 : 0)).array());
    }

    static byte[] profile(byte[] icc) {
        return box("colr", join(letters("prof"), icc));
    }

    static byte[] turned(int quartersCounterClockwise) {
        return box("irot", new byte[] {(byte) quartersCounterClockwise});
    }

    static byte[] grid(int rows, int columns, int width, int height) {
        ByteBuffer grid = ByteBuffer.allocate(8);
        grid.put((byte) 0).put((byte) 0).put((byte) (rows - 1)).put((byte) (columns - 1));
        return grid.putShort((short) width).putShort((short) height).array();
    }

    byte[] bytes() {
        byte[] type = box("ftyp", letters("avif\0\0\0\0avifmif1miaf"));
        int metaLength = meta(0).length;
        byte[] meta = meta(type.length + metaLength + 8);
        byte[] data = join(items.stream().map(Item::data).toArray(byte[][]::new));
        return join(type, meta, box("mdat", data));
    }

    private byte[] meta(int dataAt) {
        ByteArrayOutputStream infos = new ByteArrayOutputStream();
        ByteArrayOutputStream places = new ByteArrayOutputStream();
        ByteArrayOutputStream references = new ByteArrayOutputStream();
        ByteArrayOutputStream known = new ByteArrayOutputStream();
        ByteArrayOutputStream uses = new ByteArrayOutputStream();
        int at = dataAt;
        int property = 1;
        for (int i = 0; i < items.size(); i++) {
            Item item = items.get(i);
            infos.writeBytes(
                    box(
                            "infe",
                            join(
                                    new byte[] {2, 0, 0, 0, 0, (byte) (i + 1), 0, 0},
                                    letters(item.type()),
                                    new byte[1])));
            ByteBuffer place =
                    ByteBuffer.allocate(14).putShort((short) (i + 1)).putShort((short) 0);
            places.writeBytes(
                    place.putShort((short) 1).putInt(at).putInt(item.data().length).array());
            at += item.data().length;
            uses.writeBytes(new byte[] {0, (byte) (i + 1), (byte) item.properties().size()});
            for (byte[] box : item.properties()) {
                known.writeBytes(box);
                uses.write(property++);
            }
            references(item, i + 1, references);
        }
        byte[] count = {0, (byte) items.size()};
        return box(
                "meta",
                join(
                        new byte[4],
                        box("pitm", new byte[] {0, 0, 0, 0, 0, 1}),
                        box("iinf", join(new byte[4], count, infos.toByteArray())),
                        box(
                                "iloc",
                                join(
                                        new byte[] {0, 0, 0, 0, 0x44, 0},
                                        count,
                                        places.toByteArray())),
                        box("iref", join(new byte[4], references.toByteArray())),
                        box(
                                "iprp",
                                join(
                                        box("ipco", known.toByteArray()),
                                        box(
                                                "ipma",
                                                join(
                                                        new byte[] {0, 0, 0, 0, 0, 0},
                                                        count,
                                                        uses.toByteArray()))))));
    }

    private static void references(Item item, int id, ByteArrayOutputStream to) {
        if (item.references().isEmpty()) {
            return;
        }
        String[] parts = item.references().split("[:,]");
        ByteBuffer reference = ByteBuffer.allocate(4 + 2 * (parts.length - 1));
        reference.putShort((short) id).putShort((short) (parts.length - 1));
        for (int i = 1; i < parts.length; i++) {
            reference.putShort(Short.parseShort(parts[i]));
        }
        to.writeBytes(box(parts[0], reference.array()));
    }

    private static byte[] box(String type, byte[] content) {
        return ByteBuffer.allocate(8 + content.length)
                .putInt(8 + content.length)
                .put(letters(type))
                .put(content)
                .array();
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static byte[] letters(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
