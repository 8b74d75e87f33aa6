package loom.dataset.decode;

import java.awt.Dimension;
import java.io.IOException;
import java.util.List;

/**
 * JPEG, through the plug-in of TwelveMonkeys: it knows four inks and colour profiles, and leaves
 * ordinary photographs to Java's own decoder.
 */
final class JpegReader implements PictureReader {
    /** Programs write ten scans, the most thorough optimisers about twenty. */
    private static final int MOST_SCANS = 100;

    /** Pixels of all scans together: sixteen scans of the largest picture. */
    private static final long MOST_WORK = 1L << 30;

    private final ImageIoReading reading = new ImageIoReading("jpeg");

    @Override
    public Dimension size(byte[] content) throws IOException {
        JpegMarkers markers = JpegMarkers.header(content);
        if (markers.frame() == 0) {
            throw PictureRefusal.cutOff();
        }
        return markers.size();
    }

    @Override
    public DecodedPicture read(byte[] content) throws IOException {
        JpegMarkers markers = JpegMarkers.of(content);
        refuseWhatIsNotRead(markers);
        boolean needsTables =
                !markers.hasHuffmanTables() && !markers.isLossless() && markers.firstScan() >= 0;
        byte[] whole = needsTables ? HuffmanTables.insert(content, markers.firstScan()) : content;
        ImageIoReading.Result result = reading.read(whole);
        // The decoder fills what is missing with grey, and only warns; of whole scans it says
        // nothing.
        if (result.warnsOf("premature") || markers.isProgressive() && !markers.isEnded()) {
            throw PictureRefusal.cutOff();
        }
        List<String> remarks =
                result.warnsOf("icc_profile") ? List.of(SourceColours.IGNORED) : List.of();
        return new DecodedPicture(result.image(), Exif.orientation(markers.exif()), remarks);
    }

    private static void refuseWhatIsNotRead(JpegMarkers markers) throws PictureRefusal {
        if (markers.isArithmetic()) {
            throw PictureRefusal.notRead("a JPEG with arithmetic coding");
        }
        if (markers.bits() > 8 && !markers.isLossless()) {
            throw PictureRefusal.notRead("a JPEG of %d bits".formatted(markers.bits()));
        }
        long work = (long) markers.scans() * markers.width() * markers.height();
        if (markers.scans() > MOST_SCANS || work > MOST_WORK) {
            throw new PictureRefusal(
                    "draws its picture in %d passes, which no program needs: save it anew"
                            .formatted(markers.scans()));
        }
    }
}
