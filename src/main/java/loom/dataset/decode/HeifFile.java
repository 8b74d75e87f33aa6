package loom.dataset.decode;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The items of an AVIF or HEIC file (ISO/IEC 23008-12). */
final class HeifFile {
    private static final int FULL_BOX = 4; // version and flags

    private record Reference(String type, int from, List<Integer> to) {}

    private final byte[] content;
    private final List<HeifBox> meta;
    private final Map<Integer, String> types = new HashMap<>();
    private final Map<Integer, List<HeifBox>> properties = new HashMap<>();
    private final List<Reference> references = new ArrayList<>();

    HeifFile(byte[] content) throws PictureRefusal {
        this.content = content;
        HeifBox box =
                HeifBox.first(HeifBox.between(content, 0, content.length), "meta")
                        .orElseThrow(
                                () -> PictureRefusal.notRead("a video, or the part of a file"));
        meta = HeifBox.between(content, box.from() + FULL_BOX, box.to());
        readTypes();
        readProperties();
        readReferences();
    }

    HeifItem primary() throws PictureRefusal {
        ByteBuffer data = box("pitm").data(content);
        return item(id(data.position(FULL_BOX), data.get(0)));
    }

    /** The pictures that another one is made of. */
    List<HeifItem> parts(HeifItem of) throws PictureRefusal {
        List<HeifItem> parts = new ArrayList<>();
        for (Reference reference : references) {
            if (reference.type().equals("dimg") && reference.from() == of.id()) {
                for (int id : reference.to()) {
                    parts.add(item(id));
                }
            }
        }
        return parts;
    }

    Optional<HeifItem> alpha(HeifItem of) throws PictureRefusal {
        for (Reference reference : references) {
            if (reference.type().equals("auxl") && reference.to().contains(of.id())) {
                HeifItem item = item(reference.from());
                if (item.isAlpha(content)) {
                    return Optional.of(item);
                }
            }
        }
        return Optional.empty();
    }

    private HeifItem item(int id) throws PictureRefusal {
        String type = types.get(id);
        if (type == null) {
            throw PictureRefusal.damaged();
        }
        return new HeifItem(id, type, data(id), properties.getOrDefault(id, List.of()));
    }

    private void readTypes() throws PictureRefusal {
        HeifBox info = box("iinf");
        int count = info.data(content).get(0) == 0 ? 2 : 4;
        for (HeifBox entry : HeifBox.between(content, info.from() + FULL_BOX + count, info.to())) {
            ByteBuffer data = entry.data(content);
            int version = data.get(0);
            int id = id(data.position(FULL_BOX), version - 2);
            int at = entry.from() + data.position() + 2; // behind the protection
            types.put(id, Bytes.text(content, at, 4));
        }
    }

    private void readProperties() throws PictureRefusal {
        HeifBox all = box("iprp");
        List<HeifBox> boxes = HeifBox.between(content, all.from(), all.to());
        HeifBox container = HeifBox.first(boxes, "ipco").orElseThrow(PictureRefusal::damaged);
        List<HeifBox> known = HeifBox.between(content, container.from(), container.to());
        for (HeifBox box : boxes) {
            if (box.type().equals("ipma")) {
                associate(box.data(content), known);
            }
        }
    }

    private void associate(ByteBuffer data, List<HeifBox> known) {
        int version = data.get(0);
        boolean isWide = (data.get(3) & 1) == 1;
        int entries = data.position(FULL_BOX).getInt();
        for (int i = 0; i < entries; i++) {
            List<HeifBox> of =
                    properties.computeIfAbsent(id(data, version), id -> new ArrayList<>());
            int count = data.get() & 0xFF;
            for (int j = 0; j < count; j++) {
                int index = isWide ? data.getShort() & 0x7FFF : data.get() & 0x7F;
                if (index >= 1 && index <= known.size()) {
                    of.add(known.get(index - 1));
                }
            }
        }
    }

    private void readReferences() throws PictureRefusal {
        Optional<HeifBox> box = HeifBox.first(meta, "iref");
        if (box.isEmpty()) {
            return;
        }
        int version = content[box.get().from()];
        for (HeifBox entry :
                HeifBox.between(content, box.get().from() + FULL_BOX, box.get().to())) {
            ByteBuffer data = entry.data(content);
            int from = id(data, version);
            int count = data.getShort() & 0xFFFF;
            List<Integer> to = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                to.add(id(data, version));
            }
            references.add(new Reference(entry.type(), from, to));
        }
    }

    /** The bytes of an item, from wherever in the file its parts are. */
    private byte[] data(int wanted) throws PictureRefusal {
        ByteBuffer data = box("iloc").data(content);
        int version = data.get(0);
        int sizes = data.getShort(FULL_BOX);
        data.position(FULL_BOX + 2);
        int items = version < 2 ? data.getShort() & 0xFFFF : data.getInt();
        for (int i = 0; i < items; i++) {
            int id = id(data, version - 1);
            int method = version > 0 ? data.getShort() & 0xF : 0;
            data.getShort(); // another file, which does not happen
            long base = number(data, sizes >> 4 & 0xF);
            int extents = data.getShort() & 0xFFFF;
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            for (int j = 0; j < extents; j++) {
                number(data, version > 0 ? sizes & 0xF : 0);
                long from = base + number(data, sizes >> 12 & 0xF);
                long length = number(data, sizes >> 8 & 0xF);
                if (id == wanted) {
                    gather(from, length, method, bytes);
                }
            }
            if (id == wanted) {
                return bytes.toByteArray();
            }
        }
        throw PictureRefusal.damaged();
    }

    private void gather(long from, long length, int method, ByteArrayOutputStream to)
            throws PictureRefusal {
        @Nullable HeifBox inside = method == 1 ? box("idat") : null;
        long at = inside == null ? from : inside.from() + from;
        long end = inside == null ? content.length : inside.to();
        if (method > 1) {
            throw PictureRefusal.notRead("a HEIF picture of a rare form");
        }
        if (at < 0 || length < 0 || length > end - at || to.size() + length > content.length) {
            throw PictureRefusal.cutOff();
        }
        to.write(content, (int) at, (int) length);
    }

    private HeifBox box(String type) throws PictureRefusal {
        return HeifBox.first(meta, type).orElseThrow(PictureRefusal::damaged);
    }

    /** Of an item: short in the first version of a box, long in later ones. */
    private static int id(ByteBuffer data, int version) {
        return version <= 0 ? data.getShort() & 0xFFFF : data.getInt();
    }

    private static long number(ByteBuffer data, int bytes) {
        return switch (bytes) {
            case 0 -> 0;
            case 4 -> data.getInt() & 0xFFFF_FFFFL;
            case 8 -> data.getLong();
            default -> throw new IllegalArgumentException("numbers have 0, 4 or 8 bytes");
        };
    }
}
