package loom.dataset.jpeg;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.util.List;
import java.util.Optional;

/**
 * Decodes a JPEG file at a half, a quarter or an eighth of its size.
 *
 * <p>Each block of 8 x 8 pixels becomes one of N x N by the inverse transform over its N x N lowest
 * frequencies, which is an ideal low pass: nothing above what the smaller image can hold is left to
 * alias. Most of a full decoder's time goes into pixels that a small image averages away.
 *
 * <p>Reads what cameras and programs write most: Huffman-coded sequential files, grey or with
 * luminance and chrominance (whole, or halved both ways), without a colour profile. All other files, damaged ones among them,
 * are left to a complete decoder.
 */
public final class ReducedJpeg {
    private static final int BLOCK = 8;

    private final Header header;
    private final int side;

    private ReducedJpeg(Header header, int side) {
        this.header = header;
        this.side = side;
    }

    /**
     * Decodes at the smallest size whose shorter side still has so many pixels.
     *
     * @return opaque sRGB ({@code TYPE_INT_RGB}), as it is stored: not turned upright; empty if the
     *     file is of another kind or damaged, or too small to be reduced
     */
    public static Optional<BufferedImage> decode(byte[] file, int leastSide) {
        try {
            Header header = Header.read(file);
            int shorter = Math.min(header.width(), header.height());
            for (int side = 1; side < BLOCK; side *= 2)
                if (shorter * side / BLOCK >= leastSide)
                    return Optional.of(new ReducedJpeg(header, side).decode(file));
            return Optional.empty();
        } catch (IOException | IndexOutOfBoundsException | BufferUnderflowException e) {
            return Optional.empty(); // the complete decoder will say what is wrong, if anything is
        }
    }

    private BufferedImage decode(byte[] file) throws IOException {
        List<Component> components = header.components();
        int unitsAcross = (header.width() - 1) / (BLOCK * header.across()) + 1;
        int unitsDown = (header.height() - 1) / (BLOCK * header.down()) + 1;
        List<Plane> planes =
                components.stream()
                        .map(it -> new Plane(it, unitsAcross, unitsDown, side(it)))
                        .toList();
        Scan scan = new Scan(file, header.scan());
        int untilRestart = header.restartInterval();
        for (int y = 0; y < unitsDown; y++)
            for (int x = 0; x < unitsAcross; x++) {
                if (header.restartInterval() > 0 && untilRestart-- == 0) {
                    scan.restart();
                    planes.forEach(Plane::restart);
                    untilRestart = header.restartInterval() - 1;
                }
                for (Plane plane : planes) plane.readUnit(scan, x, y);
            }
        scan.finish();
        return image(planes);
    }

    /** Blocks of a component that was stored at half the size, both ways, are reduced by less. */
    private int side(Component component) {
        return header.across() == 2 * component.across() ? 2 * side : side;
    }

    private BufferedImage image(List<Plane> planes) {
        int width = header.width() * side / BLOCK;
        int height = header.height() * side / BLOCK;
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        if (planes.size() == 1) Colours.grey(planes.getFirst(), pixels, width, height);
        else Colours.colour(planes, pixels, width, height);
        return image;
    }
}
