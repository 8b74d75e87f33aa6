package loom.dataset.decode;

import java.awt.color.CMMException;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.ColorConvertOp;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.util.Optional;

/** The colours of an ICC profile, for RGB or grey. For one thread. */
final class IccColours implements SourceColours {
    private static final ICC_Profile SRGB = ICC_Profile.getInstance(ColorSpace.CS_sRGB);

    private final ColorConvertOp conversion;
    private final int components;

    private IccColours(ICC_Profile profile) {
        conversion = new ColorConvertOp(new ICC_Profile[] {profile, SRGB}, null);
        components = profile.getNumComponents();
    }

    /** Empty if the profile is broken, or is for pictures of another kind. */
    static Optional<SourceColours> of(byte[] content, boolean isGrey) {
        try {
            ICC_Profile profile = ICC_Profile.getInstance(content);
            int type = new ICC_ColorSpace(profile).getType();
            if (type != (isGrey ? ColorSpace.TYPE_GRAY : ColorSpace.TYPE_RGB)) {
                return Optional.empty();
            }
            IccColours colours = new IccColours(profile);
            colours.toSrgb(new byte[3]); // some are found to be broken only at work
            return Optional.of(colours);
        } catch (CMMException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public void toSrgb(byte[] rgb) {
        int pixels = rgb.length / 3;
        WritableRaster from = row(pixels, components);
        if (components == 1) {
            byte[] grey = new byte[pixels];
            for (int i = 0; i < pixels; i++) {
                grey[i] = rgb[3 * i];
            }
            from.setDataElements(0, 0, pixels, 1, grey);
        } else {
            from.setDataElements(0, 0, pixels, 1, rgb);
        }
        conversion.filter(from, row(pixels, 3)).getDataElements(0, 0, pixels, 1, rgb);
    }

    private static WritableRaster row(int pixels, int bands) {
        return Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, pixels, 1, bands, null);
    }
}
