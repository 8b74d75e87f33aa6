package loom.textile;

import java.util.List;
import loom.textile.Medallions.Whorl;

/** The rosettes that medallions are made of. Radii are in widths of a cell. */
enum Rosette {
    DAISY(6, 8, 12) {
        @Override
        List<Whorl> whorls(Palette p, int petals) {
            return List.of(
                    Whorl.disc(0.14, p.accent(0)), Whorl.petals(0.46, petals, 0.6, p.main()));
        }
    },
    SUN(8, 8, 12) {
        @Override
        List<Whorl> whorls(Palette p, int petals) {
            return List.of(
                    Whorl.disc(0.13, p.ground()),
                    Whorl.disc(0.26, p.accent(0)),
                    Whorl.points(0.48, petals, 0.36, p.main()));
        }
    },
    CLOVER(4, 6, 8) {
        @Override
        List<Whorl> whorls(Palette p, int petals) {
            return List.of(
                    Whorl.disc(0.12, p.main()),
                    Whorl.petals(0.31, petals, 0.5, p.ground()),
                    Whorl.petals(0.49, petals, 0.28, p.main()));
        }
    },
    WHEEL(6, 8, 12) {
        @Override
        List<Whorl> whorls(Palette p, int petals) {
            return List.of(
                    Whorl.disc(0.11, p.accent(1)),
                    Whorl.petals(0.24, petals, 0.25, p.main()),
                    Whorl.disc(0.35, p.ground()),
                    Whorl.petals(0.48, petals, 0.2, p.main()));
        }
    },
    STAR(4, 8, 8) {
        @Override
        List<Whorl> whorls(Palette p, int petals) {
            return List.of(
                    Whorl.disc(0.13, p.ground()),
                    Whorl.points(0.3, petals, 0.4, p.accent(0)),
                    Whorl.points(0.52, petals, 0.4, p.main()));
        }
    },
    SUZANI(8, 8, 12) {
        @Override
        List<Whorl> whorls(Palette p, int petals) {
            return List.of(
                    Whorl.disc(0.11, p.accent(0)),
                    Whorl.disc(0.19, p.ground()),
                    Whorl.petals(0.31, petals, 0.3, p.main()),
                    Whorl.disc(0.36, p.ground()),
                    Whorl.petals(0.49, 2 * petals, 0.14, p.accent(0)));
        }
    },
    ROUNDEL(6, 8, 8) {
        @Override
        List<Whorl> whorls(Palette p, int petals) {
            return List.of(
                    Whorl.disc(0.1, p.accent(0)),
                    Whorl.petals(0.32, petals, 0.62, p.ground()),
                    Whorl.disc(0.4, p.main()),
                    Whorl.disc(0.48, p.accent(0)));
        }
    };

    private final int few;
    private final int usual;
    private final int many;

    Rosette(int few, int usual, int many) {
        this.few = few;
        this.usual = usual;
        this.many = many;
    }

    /** Whorls from the heart outwards. */
    abstract List<Whorl> whorls(Palette p, int petals);

    /** The numbers of petals that suit it. */
    List<Integer> petals() {
        return List.of(few, usual, many);
    }

    /** Whether it has so many whorls that only two of them fit across a swatch. */
    boolean isRich() {
        return this == WHEEL || this == SUZANI || this == ROUNDEL || this == STAR;
    }
}
