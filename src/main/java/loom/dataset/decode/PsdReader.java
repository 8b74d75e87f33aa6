package loom.dataset.decode;

import java.awt.Dimension;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bytedeco.ffmpeg.global.avcodec;

/** The merged picture of a Photoshop file, through FFmpeg; its colour profile is seen to here. */
final class PsdReader implements PictureReader {
    private static final int MODE = 24;
    private static final int GREY = 1;
    private static final int CMYK = 4;
    private static final int LAB = 9;
    private static final int PROFILE = 1039;

    private final PictureReader reader =
            PictureReaders.ffmpeg(avcodec.AV_CODEC_ID_PSD, Headers::psd);

    @Override
    public Dimension size(byte[] content) throws IOException {
        return reader.size(content);
    }

    @Override
    public DecodedPicture read(byte[] content) throws IOException {
        int mode = Bytes.u16(Bytes.big(content), MODE);
        if (mode == CMYK || mode == LAB) {
            throw PictureRefusal.notRead(
                    mode == CMYK ? "a Photoshop file in CMYK" : "a Photoshop file in Lab");
        }
        BufferedImage stored = reader.read(content).image();
        Optional<byte[]> profile = profile(content);
        Optional<SourceColours> source = profile.flatMap(icc -> IccColours.of(icc, mode == GREY));
        return new DecodedPicture(
                source.map(colours -> colours.convert(stored)).orElse(stored),
                1,
                profile.isPresent() && source.isEmpty()
                        ? List.of(SourceColours.IGNORED)
                        : List.of());
    }

    /**
     * Behind the palette follow resources: 8BIM, a number, a name and bytes, both of even length.
     */
    private static Optional<byte[]> profile(byte[] content) {
        ByteBuffer bytes = Bytes.big(content);
        int start = MODE + 2 + 4 + bytes.getInt(MODE + 2);
        int end = start + 4 + bytes.getInt(start);
        for (int at = start + 4; at + 12 <= end; ) {
            int name = (content[at + 6] & 0xFF) + 1;
            int data = at + 6 + name + name % 2 + 4;
            int length = bytes.getInt(data - 4);
            if (Bytes.u16(bytes, at + 4) == PROFILE) {
                return Optional.of(Arrays.copyOfRange(content, data, data + length));
            }
            at = data + length + length % 2;
            if (length < 0) {
                break;
            }
        }
        return Optional.empty();
    }
}
