package loom.dataset.jpeg;

import java.io.IOException;
import java.util.Arrays;

/** The samples of one component while they are read, and afterwards. For one thread. */
final class Plane {
    private final Component component;
    private final SmallBlock transform;
    private final int stride;
    private final byte[] samples;
    private int dc;

    /**
     * @param side of a block in samples
     */
    Plane(Component component, int unitsAcross, int unitsDown, int side) {
        this.component = component;
        transform = new SmallBlock(side);
        stride = unitsAcross * component.across() * side;
        samples = new byte[Math.multiplyExact(stride, unitsDown * component.down() * side)];
    }

    /** Unsigned bytes, row by row. */
    byte[] samples() {
        return samples;
    }

    /** Samples in a row. */
    int stride() {
        return stride;
    }

    void restart() {
        dc = 0;
    }

    /** Reads the blocks that the component has in one unit of the scan. */
    void readUnit(Scan scan, int unitX, int unitY) throws IOException {
        int side = transform.side();
        float[] block = transform.coefficients();
        for (int y = unitY * component.down(); y < (unitY + 1) * component.down(); y++)
            for (int x = unitX * component.across(); x < (unitX + 1) * component.across(); x++) {
                Arrays.fill(block, 0);
                dc = scan.read(component, dc, transform.places(), block);
                transform.write(samples, y * side * stride + x * side, stride);
            }
    }
}
