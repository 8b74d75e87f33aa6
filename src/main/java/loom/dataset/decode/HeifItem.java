package loom.dataset.decode;

import java.awt.Dimension;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/**
 * A picture within an AVIF or HEIC file: one that is coded, or a recipe of how to make one of
 * others.
 *
 * @param type what codes it: av01, hvc1, grid
 * @param properties in the order in which they count
 */
record HeifItem(int id, String type, byte[] data, List<HeifBox> properties) {
    private static final List<String> ALPHA =
            List.of("urn:mpeg:mpegB:cicp:systems:auxiliary:alpha", "urn:mpeg:hevc:2015:auxid:1");

    Optional<HeifBox> property(String name) {
        return HeifBox.first(properties, name);
    }

    Dimension size(byte[] content) throws PictureRefusal {
        ByteBuffer extent = property("ispe").orElseThrow(PictureRefusal::damaged).data(content);
        int width = extent.getInt(4);
        int height = extent.getInt(8);
        if (width <= 0 || height <= 0) {
            throw PictureRefusal.damaged();
        }
        return new Dimension(width, height);
    }

    boolean isAlpha(byte[] content) {
        return property("auxC")
                .map(box -> Bytes.text(content, box.from() + 4, box.to() - box.from() - 4))
                .filter(name -> ALPHA.stream().anyMatch(name::startsWith))
                .isPresent();
    }

    /** How it is to be turned, as EXIF counts it; rotations are counter-clockwise. */
    int orientation(byte[] content) {
        int angle = property("irot").map(box -> content[box.from()] & 3).orElse(0);
        int axis = property("imir").map(box -> content[box.from()] & 1).orElse(-1);
        int[] turned =
                switch (axis) {
                    case 0 -> new int[] {4, 5, 2, 7};
                    case 1 -> new int[] {2, 7, 4, 5};
                    default -> new int[] {1, 8, 3, 6};
                };
        return turned[angle];
    }
}
