package loom.engine.quality;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntBinaryOperator;
import loom.engine.sampling.CounterRandom;
import loom.engine.sampling.Picture;

/** Pictures of overlapping coloured discs with some grain, to play the part of a data set. */
final class RealImages {
    private static final int DISCS = 6;

    private RealImages() {}

    static List<Picture> of(int count, int size, int channels, long seed) {
        List<Picture> pictures = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            pictures.add(discs(size, channels, CounterRandom.bits(seed, i, 0, 0)));
        }
        return pictures;
    }

    private static Picture discs(int size, int channels, long seed) {
        byte[] pixels = new byte[size * size * channels];
        for (int disc = 0; disc < DISCS; disc++) {
            int centreX = Draws.below(size, seed, disc, 0);
            int centreY = Draws.below(size, seed, disc, 1);
            int radius = 2 + Draws.below(size / 3, seed, disc, 2);
            for (int i = 0; i < size * size; i++) {
                int x = i % size - centreX;
                int y = i / size - centreY;
                boolean isInside = x * x + y * y < radius * radius;
                for (int channel = 0; isInside && channel < channels; channel++) {
                    pixels[i * channels + channel] =
                            (byte) Draws.below(256, seed, disc, 3 + channel);
                }
            }
        }
        return noisy(new Picture(size, channels, pixels), 6, seed);
    }

    /** With normal noise of a deviation in grey levels. */
    static Picture noisy(Picture picture, double deviation, long seed) {
        byte[] pixels = picture.pixels();
        for (int i = 0; i < pixels.length; i++) {
            double value = (pixels[i] & 0xff) + deviation * CounterRandom.normal(seed, i, 0, 0);
            pixels[i] = (byte) Math.clamp(Math.round(value), 0, 255);
        }
        return new Picture(picture.size(), picture.channels(), pixels);
    }

    /** With each pixel the mean of the square around it. */
    static Picture blurred(Picture picture, int radius) {
        int size = picture.size();
        int channels = picture.channels();
        byte[] pixels = picture.pixels();
        for (int i = 0; i < pixels.length; i++) {
            int sum = 0;
            for (int dy = -radius; dy <= radius; dy++) {
                for (int dx = -radius; dx <= radius; dx++) {
                    int x = Math.clamp(i / channels % size + dx, 0, size - 1);
                    int y = Math.clamp(i / channels / size + dy, 0, size - 1);
                    sum += picture.value(x, y, i % channels);
                }
            }
            int side = 2 * radius + 1;
            pixels[i] = (byte) (sum / (side * side));
        }
        return new Picture(size, channels, pixels);
    }

    static Picture mirrored(Picture picture) {
        int size = picture.size();
        return moved(picture, (x, y) -> y * size + size - 1 - x);
    }

    /** A quarter turn to the left. */
    static Picture turned(Picture picture) {
        int size = picture.size();
        return moved(picture, (x, y) -> x * size + size - 1 - y);
    }

    /**
     * @param source gives the number of the pixel that comes to (x, y)
     */
    private static Picture moved(Picture picture, IntBinaryOperator source) {
        int size = picture.size();
        int channels = picture.channels();
        byte[] pixels = picture.pixels();
        for (int i = 0; i < pixels.length; i++) {
            int pixel = i / channels;
            int from = source.applyAsInt(pixel % size, pixel / size);
            pixels[i] = (byte) picture.value(from % size, from / size, i % channels);
        }
        return new Picture(size, channels, pixels);
    }

    static Picture plain(int size, int channels, int value) {
        byte[] pixels = new byte[size * size * channels];
        Arrays.fill(pixels, (byte) value);
        return new Picture(size, channels, pixels);
    }
}
