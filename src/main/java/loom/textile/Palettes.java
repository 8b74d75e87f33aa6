package loom.textile;

import java.util.List;

/** The dye house: the palettes that swatches are woven in. */
final class Palettes {
    /** Ground first, then the main thread, then accents. */
    static final List<Palette> ALL =
            List.of(
                    Palette.of("indigo and cotton", 0xEFE6D2, 0x1F2F5C, 0x4A6A9C, 0x9DB4CC),
                    Palette.of("madder", 0xF1E4CE, 0x9C2F2A, 0xD26A47, 0x3A2A2A),
                    Palette.of("ochre", 0xD9A441, 0x23315E, 0xF3E7CF, 0xA3482C),
                    Palette.of("suzani", 0xF4EADB, 0xA62A3A, 0x1E4D5C, 0xD98E3A, 0x5F7A4A),
                    Palette.of("bogolan", 0x2B211C, 0xEADFC6, 0xB07A45),
                    Palette.of("saffron", 0xE3A32F, 0x6B1F2B, 0xF6EBD5, 0x2F5D62),
                    Palette.of("terracotta", 0xC4623F, 0xF3E3CC, 0x3A2530, 0xE7A977),
                    Palette.of("sage and linen", 0xE9E2CF, 0x5B7259, 0xA9B48F, 0xB9653F),
                    Palette.of("dusk", 0x2A2E45, 0xE8B7A6, 0x8A5A7A, 0xF0DFC8),
                    Palette.of("fiesta", 0xF7F1E6, 0xC8345B, 0xE07A1F, 0x2A6F6F),
                    Palette.of("peacock", 0x0F4C5C, 0xF0E2C3, 0xE09F3E, 0x6FB1A0),
                    Palette.of("walnut", 0x4A3226, 0xEBDCC0, 0xC08A57, 0x8E9C8A),
                    Palette.of("cochineal", 0x8E1F3F, 0xF2D9C9, 0xE58E73, 0x2C1B2B),
                    Palette.of("olive grove", 0x6B7036, 0xF0E8CF, 0x2F3322, 0xD9A54A),
                    Palette.of("plum and pistachio", 0x4B2545, 0xCBD5A0, 0xE3A6A1, 0xF2E8D5),
                    Palette.of("sea glass", 0xDDE9E1, 0x2C6E75, 0x7FB3A8, 0xE0886A),
                    Palette.of("charcoal and mustard", 0x2F3133, 0xD9A62E, 0xE8E1D3, 0x7C8A8C),
                    Palette.of("rosewood", 0xF0D9CC, 0x7A2E3A, 0xC9797A, 0x3F4A4A),
                    Palette.of("delft", 0xF5F3EA, 0x1D4E89, 0x7BA3CC, 0xE0B252),
                    Palette.of("marigold", 0xF2B134, 0xA8322D, 0xFBF0D9, 0x45503B),
                    Palette.of("forest", 0x1F3B33, 0xE9E0C4, 0xC9713D, 0x8FA676),
                    Palette.of("clay pink", 0xDDA48F, 0x4A2B2F, 0xF5E8DA, 0x8C4A3F),
                    Palette.of("desert night", 0x17233F, 0xE7D8B7, 0xC1442E, 0x5F86B3),
                    Palette.of("undyed wool", 0xE6D9C0, 0x6E5844, 0xA78B69, 0x3B312A),
                    Palette.of("turkey red", 0xB3261E, 0xF6E9D2, 0x1C2B4A, 0xE8B04A),
                    Palette.of("lichen", 0xC9CDA8, 0x3E4D3C, 0x8A6A45, 0xF2EFDF),
                    Palette.of("lapis and coral", 0x20376B, 0xF3E9DA, 0xF08A6B, 0x86A8D6),
                    Palette.of("aubergine and gold", 0x38213B, 0xD8A548, 0xB9566B, 0xF0E3CE));

    private Palettes() {}
}
