package loom.textile;

import java.util.List;

/**
 * A run of coloured bands that repeats with period 1: what weavers call a sett. Widths are relative
 * to each other.
 */
record Bands(List<Band> bands, double width) {

    /** One colour for a relative width. */
    record Band(Colour colour, double width) {
        Band {
            if (!(width > 0)) {
                throw new IllegalArgumentException("a band must have a width, was " + width);
            }
        }
    }

    /** Where a point lies: in which band, and how far through it (0 to 1). */
    record Place(int band, double within) {}

    Bands {
        bands = List.copyOf(bands);
        if (bands.size() < 2) {
            throw new IllegalArgumentException("needs at least 2 bands, has " + bands.size());
        }
    }

    static Bands of(Band... bands) {
        double width = 0;
        for (Band band : bands) {
            width += band.width();
        }
        return new Bands(List.of(bands), width);
    }

    /** Bands of equal width. */
    static Bands even(Colour... colours) {
        Band[] bands = new Band[colours.length];
        for (int i = 0; i < colours.length; i++) {
            bands[i] = new Band(colours[i], 1);
        }
        return of(bands);
    }

    Place place(double t) {
        double left = Curves.fraction(t) * width;
        for (int i = 0; i < bands.size() - 1; i++) {
            double wide = bands.get(i).width();
            if (left < wide) {
                return new Place(i, left / wide);
            }
            left -= wide;
        }
        return new Place(bands.size() - 1, left / bands.get(bands.size() - 1).width());
    }

    Colour colour(int band) {
        return bands.get(band).colour();
    }

    Colour at(double t) {
        return colour(place(t).band());
    }
}
