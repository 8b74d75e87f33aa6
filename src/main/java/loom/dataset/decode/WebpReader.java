package loom.dataset.decode;

import java.awt.Dimension;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.bytedeco.ffmpeg.global.avcodec;

/**
 * WebP, through FFmpeg. The file is taken apart here: FFmpeg reads neither animations nor profiles,
 * and takes a part for the whole.
 */
final class WebpReader implements PictureReader {
    private final FfmpegStill still = new FfmpegStill(avcodec.AV_CODEC_ID_WEBP, false);

    @Override
    public Dimension size(byte[] content) throws IOException {
        return WebpFile.of(content).canvas();
    }

    @Override
    public DecodedPicture read(byte[] content) throws IOException {
        WebpFile file = WebpFile.of(content);
        BufferedImage frame = still.decode(FfmpegStill.Packet.of(file.alone(), file.canvas()));
        BufferedImage picture = Canvas.with(frame, file.canvas(), file.place().x, file.place().y);
        Optional<byte[]> profile = file.chunk("ICCP");
        Optional<SourceColours> source = profile.flatMap(icc -> IccColours.of(icc, false));
        return new DecodedPicture(
                source.map(colours -> colours.convert(picture)).orElse(picture),
                Exif.orientation(file.chunk("EXIF").orElse(null)),
                profile.isPresent() && source.isEmpty()
                        ? List.of(SourceColours.IGNORED)
                        : List.of());
    }
}
