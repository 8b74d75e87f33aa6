package loom.engine.network;

import java.util.List;

/**
 * A side output that must give the image back: a decoder whose picture is compared with the
 * network's input, averaged down to its side; the value itself passes unchanged. A discriminator
 * that has to describe real images keeps what it would forget otherwise, and overfits later (Liu et
 * al. 2021, arXiv:2101.04775, section 3.2).
 *
 * @param decoder gives a picture with the channels of the image
 * @param quadrant true to decode one quarter only, another one for each image: the two high bits of
 *     a random byte say which (0 top left, 1 top right, 2 bottom left, 3 bottom right)
 */
public record Reconstruction(Layer decoder, boolean quadrant) implements Block {
    @Override
    public FeatureMap outputShape(FeatureMap input) {
        return input;
    }

    @Override
    public List<Part> parts(FeatureMap input) {
        FeatureMap seen =
                quadrant
                        ? new FeatureMap(input.channels(), input.height() / 2, input.width() / 2)
                        : input;
        return List.of(new Part("decoder", decoder, seen));
    }

    @Override
    public int noiseBytes(FeatureMap input) {
        return (quadrant ? 1 : 0) + Block.super.noiseBytes(input);
    }
}
