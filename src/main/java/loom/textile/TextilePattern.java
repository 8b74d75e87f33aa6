package loom.textile;

/**
 * A pattern without the cloth: a colour for every point of the plane.
 *
 * <p>in: u to the right, v downwards, the swatch being the unit square; out: the colour there.
 * Every pattern repeats with period 1 in both directions, so that swatches tile without a seam.
 */
sealed interface TextilePattern
        permits Stripes, Checks, Chevrons, Ikat, Dots, Medallions, MudCloth {

    Colour at(double u, double v);
}
