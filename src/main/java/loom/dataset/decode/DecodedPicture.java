package loom.dataset.decode;

import java.awt.image.BufferedImage;
import java.util.List;

/**
 * A picture out of a file.
 *
 * @param image as it is stored, not yet turned upright
 * @param orientation how the camera was held, as EXIF counts it: 1 (upright) to 8
 * @param remarks what its owner should know, in words that follow the file's name
 */
public record DecodedPicture(BufferedImage image, int orientation, List<String> remarks) {
    public DecodedPicture {
        remarks = List.copyOf(remarks);
    }

    public static DecodedPicture upright(BufferedImage image) {
        return new DecodedPicture(image, 1, List.of());
    }
}
