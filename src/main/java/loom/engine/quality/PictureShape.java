package loom.engine.quality;

import loom.engine.sampling.Picture;

/** What all pictures of a measure have in common. */
record PictureShape(int size, int channels) {
    static PictureShape of(Picture picture) {
        return new PictureShape(picture.size(), picture.channels());
    }

    static PictureShape of(SlicingPlan plan) {
        return new PictureShape(plan.size(), plan.channels());
    }

    void require(Picture picture) {
        if (picture.size() != size || picture.channels() != channels) {
            throw new IllegalArgumentException(
                    "all pictures must be %d x %d with %d channels, one was %d x %d with %d: prepare real images and samples alike"
                            .formatted(
                                    size,
                                    size,
                                    channels,
                                    picture.size(),
                                    picture.size(),
                                    picture.channels()));
        }
    }
}
