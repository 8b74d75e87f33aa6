package loom;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import loom.dataset.IdxFiles;

/** Data in the forms in which the lessons have theirs, drawn on the spot. */
final class LessonImages {
    /** All colours that a sprite has where it is not transparent. */
    static final List<Color> SPRITE_COLOURS =
            List.of(new Color(0x1d2b53), new Color(0xff004d), new Color(0xffec27));

    static final int SPRITE_SIDE = 16;
    static final int GREY_SIDE = 28;

    private LessonImages() {}

    /** Photographs of striped cloth, no two sides need be equal: JPEGs in a folder of a zip. */
    static byte[] fabrics(int count) throws IOException {
        Random random = new Random(3);
        Zip zip = new Zip();
        for (int i = 0; i < count; i++) {
            BufferedImage cloth =
                    new BufferedImage(
                            66 + random.nextInt(40),
                            66 + random.nextInt(40),
                            BufferedImage.TYPE_INT_RGB);
            Graphics2D pen = cloth.createGraphics();
            pen.setColor(new Color(random.nextInt(1 << 24)));
            pen.fillRect(0, 0, cloth.getWidth(), cloth.getHeight());
            pen.setColor(new Color(random.nextInt(1 << 24)));
            int pitch = 6 + random.nextInt(12);
            for (int x = 0; x < cloth.getWidth(); x += 2 * pitch) {
                pen.fillRect(x, 0, pitch, cloth.getHeight());
            }
            pen.dispose();
            zip.add("fabric/cloth-" + i + ".jpg", encoded(cloth, "jpg"));
        }
        return zip.bytes();
    }

    /** Little figures that are the same on the left and on the right, on nothing. */
    static byte[] sprites(int count) throws IOException {
        Random random = new Random(5);
        Zip zip = new Zip();
        for (int i = 0; i < count; i++) {
            BufferedImage sprite =
                    new BufferedImage(SPRITE_SIDE, SPRITE_SIDE, BufferedImage.TYPE_INT_ARGB);
            for (int y = 2; y < SPRITE_SIDE - 2; y++) {
                for (int x = 2; x < SPRITE_SIDE / 2; x++) {
                    if (random.nextInt(3) > 0) {
                        int colour =
                                SPRITE_COLOURS.get(random.nextInt(SPRITE_COLOURS.size())).getRGB();
                        sprite.setRGB(x, y, colour);
                        sprite.setRGB(SPRITE_SIDE - 1 - x, y, colour);
                    }
                }
            }
            zip.add("sprite-" + i + ".png", encoded(sprite, "png"));
        }
        return zip.bytes();
    }

    /** The two files of a set of labelled garments, as they are downloaded, in one zip. */
    static byte[] garments(int count, int labels) throws IOException {
        byte[] ofEach = new byte[count];
        for (int i = 0; i < count; i++) {
            ofEach[i] = (byte) (i % labels);
        }
        Zip zip = new Zip();
        zip.add("train-images-idx3-ubyte.gz", IdxFiles.gzip(greys(count)));
        zip.add(
                "train-labels-idx1-ubyte.gz",
                IdxFiles.gzip(IdxFiles.idx(8, new int[] {count}, ofEach)));
        return zip.bytes();
    }

    /** An IDX file of 28 x 28 grey images: soft rectangles on black. */
    static byte[] greys(int count) {
        Random random = new Random(9);
        byte[] pixels = new byte[count * GREY_SIDE * GREY_SIDE];
        for (int i = 0; i < count; i++) {
            int left = 3 + random.nextInt(8);
            int top = 3 + random.nextInt(8);
            int width = 8 + random.nextInt(9);
            int height = 8 + random.nextInt(9);
            for (int y = top; y < top + height; y++) {
                for (int x = left; x < left + width; x++) {
                    pixels[(i * GREY_SIDE + y) * GREY_SIDE + x] =
                            (byte) (128 + random.nextInt(128));
                }
            }
        }
        return IdxFiles.idx(8, new int[] {count, GREY_SIDE, GREY_SIDE}, pixels);
    }

    private static byte[] encoded(BufferedImage image, String format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, format, out);
        return out.toByteArray();
    }

    private static final class Zip {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final ZipOutputStream zip = new ZipOutputStream(bytes);

        void add(String name, byte[] content) throws IOException {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
        }

        byte[] bytes() throws IOException {
            zip.close();
            return bytes.toByteArray();
        }
    }
}
