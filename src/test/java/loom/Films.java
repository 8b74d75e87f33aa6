package loom;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.bytedeco.javacv.FFmpegFrameGrabber;
import org.bytedeco.javacv.Frame;

/** Takes films apart again, for tests. */
final class Films {
    private Films() {}

    static List<BufferedImage> gif(byte[] film) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(film))) {
            reader.setInput(in);
            List<BufferedImage> frames = new ArrayList<>();
            for (int i = 0; i < reader.getNumImages(true); i++) {
                frames.add(reader.read(i));
            }
            return frames;
        } finally {
            reader.dispose();
        }
    }

    static List<BufferedImage> mp4(byte[] film) throws IOException {
        List<BufferedImage> frames = new ArrayList<>();
        try (FFmpegFrameGrabber grabber = new FFmpegFrameGrabber(new ByteArrayInputStream(film))) {
            grabber.start();
            for (Frame frame = grabber.grabImage(); frame != null; frame = grabber.grabImage()) {
                frames.add(image(frame));
            }
        }
        return frames;
    }

    /** The grabber gives blue, green, red; its own converter refuses rows as short as 28 pixels. */
    private static BufferedImage image(Frame frame) {
        ByteBuffer pixels = (ByteBuffer) frame.image[0];
        BufferedImage image =
                new BufferedImage(frame.imageWidth, frame.imageHeight, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < frame.imageHeight; y++) {
            for (int x = 0; x < frame.imageWidth; x++) {
                int at = y * frame.imageStride + 3 * x;
                image.setRGB(
                        x,
                        y,
                        (pixels.get(at + 2) & 0xff) << 16
                                | (pixels.get(at + 1) & 0xff) << 8
                                | pixels.get(at) & 0xff);
            }
        }
        return image;
    }
}
