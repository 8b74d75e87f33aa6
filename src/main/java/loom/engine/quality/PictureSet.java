package loom.engine.quality;

import java.util.List;
import java.util.Objects;
import loom.engine.sampling.Picture;

/** Pictures of one size and kind, read one at a time. */
public interface PictureSet {
    /** How many there are. */
    int count();

    /** The picture at an index, 0 to count - 1. */
    Picture get(int index);

    /** Those at the given indices, in that order. */
    default PictureSet subset(int[] indices) {
        int[] kept = indices.clone();
        for (int index : kept) {
            Objects.checkIndex(index, count());
        }
        PictureSet all = this;
        return new PictureSet() {
            @Override
            public int count() {
                return kept.length;
            }

            @Override
            public Picture get(int index) {
                return all.get(kept[index]);
            }
        };
    }

    /** Pictures that are in memory already. */
    static PictureSet of(List<Picture> pictures) {
        List<Picture> kept = List.copyOf(pictures);
        return new PictureSet() {
            @Override
            public int count() {
                return kept.size();
            }

            @Override
            public Picture get(int index) {
                return kept.get(index);
            }
        };
    }
}
