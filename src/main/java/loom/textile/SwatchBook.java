package loom.textile;

import java.util.List;

/**
 * The data set as a value: any number of swatches, each fixed by the book's seed and its index.
 *
 * <p>Families take turns, so that every part of a book is balanced.
 */
record SwatchBook(long seed) {
    private static final List<Family> FAMILIES = List.of(Family.values());
    private static final int PALETTE = 0;
    private static final int COUNTERCHANGE = 1;
    private static final int PATTERN = 2;
    private static final int CLOTH = 3;

    Swatch swatch(int index, int size) {
        Draws draws = new Draws(seed).part(index);
        Family family = FAMILIES.get(index % FAMILIES.size());
        Palette palette = draws.pick(PALETTE, Palettes.ALL);
        if (draws.chance(COUNTERCHANGE, 0.4)) {
            palette = palette.counterchanged();
        }
        TextilePattern pattern = family.draw(draws.part(PATTERN), palette);
        Cloth cloth = new Cloth(pattern, family.unevenness(), draws.part(CLOTH));
        return Swatch.woven(family, index, cloth, size);
    }
}
