package loom.dataset.decode;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.zip.InflaterInputStream;

/**
 * What the numbers of a PNG mean: cICP before iCCP before sRGB before gAMA and cHRM, as the
 * standard orders them.
 *
 * @param source empty if they are sRGB
 * @param isBroken true if there is a profile that cannot be used
 */
record PngColours(Optional<SourceColours> source, boolean isBroken) {
    /** The largest profiles of printers; those of pictures have some kilobytes. */
    private static final int LARGEST_PROFILE = 4 << 20;

    /** What gAMA says of sRGB, whose curve is not quite a power. */
    private static final double SRGB_GAMMA = 0.45455;

    private static final PngColours SRGB = new PngColours(Optional.empty(), false);

    static PngColours of(PngChunks chunks) {
        byte[] codePoints = chunks.get("cICP");
        byte[] profile = chunks.get("iCCP");
        if (codePoints != null && codePoints.length == 4) {
            return new PngColours(PrimaryColours.ofCodePoints(codePoints[0]), false);
        }
        if (profile != null) {
            Optional<SourceColours> source = icc(profile, chunks.isGrey());
            return new PngColours(source, source.isEmpty());
        }
        return chunks.get("sRGB") != null ? SRGB : ofNumbers(chunks);
    }

    private static Optional<SourceColours> icc(byte[] chunk, boolean isGrey) {
        int name = 0;
        while (name < chunk.length && chunk[name] != 0) {
            name++;
        }
        int start = name + 2; // a zero and the way of packing, of which there is one
        if (start >= chunk.length) {
            return Optional.empty();
        }
        try (InflaterInputStream in =
                new InflaterInputStream(
                        new ByteArrayInputStream(chunk, start, chunk.length - start))) {
            byte[] profile = in.readNBytes(LARGEST_PROFILE + 1);
            return profile.length > LARGEST_PROFILE
                    ? Optional.empty()
                    : IccColours.of(profile, isGrey);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static PngColours ofNumbers(PngChunks chunks) {
        byte[] gammaChunk = chunks.get("gAMA");
        byte[] primariesChunk = chunks.get("cHRM");
        double gamma =
                gammaChunk != null && gammaChunk.length == 4
                        ? ByteBuffer.wrap(gammaChunk).getInt() / 100_000.0
                        : SRGB_GAMMA;
        boolean isSrgbCurve = Math.abs(gamma / SRGB_GAMMA - 1) < 0.05;
        double[] primaries =
                primariesChunk != null && primariesChunk.length == 32 && !chunks.isGrey()
                        ? primaries(primariesChunk)
                        : PrimaryColours.BT709;
        if (gamma < 0.01 || gamma > 100 || isSrgbCurve && isBt709(primaries)) {
            return SRGB;
        }
        try {
            return new PngColours(
                    Optional.of(
                            new PrimaryColours(
                                    primaries,
                                    isSrgbCurve && gammaChunk == null
                                            ? PrimaryColours::decode
                                            : stored -> Math.pow(stored, 1 / gamma))),
                    false);
        } catch (IllegalArgumentException e) {
            return new PngColours(Optional.empty(), true);
        }
    }

    /** The chunk has white first. */
    private static double[] primaries(byte[] chunk) {
        ByteBuffer bytes = ByteBuffer.wrap(chunk);
        double[] primaries = new double[8];
        for (int i = 0; i < 8; i++) {
            primaries[(i + 6) % 8] = bytes.getInt() / 100_000.0;
        }
        return primaries;
    }

    private static boolean isBt709(double[] primaries) {
        for (int i = 0; i < 8; i++) {
            if (Math.abs(primaries[i] - PrimaryColours.BT709[i]) > 0.01) {
                return false;
            }
        }
        return true;
    }
}
