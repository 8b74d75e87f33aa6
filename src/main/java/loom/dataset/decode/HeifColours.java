package loom.dataset.decode;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/**
 * What the numbers of an AVIF or HEIC mean.
 *
 * @param source empty if they are sRGB
 * @param isBroken true if there is a profile that cannot be used
 */
record HeifColours(Optional<SourceColours> source, boolean isBroken) {
    static HeifColours of(HeifItem item, byte[] content) {
        for (HeifBox box : item.properties()) {
            String kind = box.type().equals("colr") ? Bytes.text(content, box.from(), 4) : "";
            if (kind.equals("prof") || kind.equals("rICC")) {
                byte[] profile = Arrays.copyOfRange(content, box.from() + 4, box.to());
                Optional<SourceColours> source = IccColours.of(profile, false);
                return new HeifColours(source, source.isEmpty());
            }
        }
        return new HeifColours(
                codePoints(item, content)
                        .flatMap(
                                points -> PrimaryColours.ofCodePoints(points.getShort(4) & 0xFFFF)),
                false);
    }

    /** How luminance and chrominance become RGB, where the container has a say in it. */
    static Optional<FfmpegStill.Coding> coding(HeifItem item, byte[] content) {
        return codePoints(item, content)
                .map(points ->
                        new FfmpegStill.Coding(
                                points.getShort(8) & 0xFFFF, (points.get(10) & 0x80) != 0));
    }

    private static Optional<ByteBuffer> codePoints(HeifItem item, byte[] content) {
        return item.properties().stream()
                .filter(box ->
                        box.type().equals("colr")
                                && Bytes.text(content, box.from(), 4).equals("nclx"))
                .findFirst()
                .map(box -> box.data(content));
    }
}
