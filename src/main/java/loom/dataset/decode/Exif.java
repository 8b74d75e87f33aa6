package loom.dataset.decode;

import com.drew.lang.ByteArrayReader;
import com.drew.metadata.Metadata;
import com.drew.metadata.MetadataException;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifReader;
import org.jspecify.annotations.Nullable;

/**
 * How the camera was held. Only the EXIF block itself is looked at: a reader of all metadata also
 * unpacks texts, which may be gigabytes.
 */
final class Exif {
    /** A segment of a JPEG holds no more; other formats have no need of more. */
    private static final int LONGEST = 1 << 16;

    private static final String JPEG_PREFIX = "Exif\0\0";

    private Exif() {}

    /**
     * @param block from its byte order on; some programs put the prefix of a JPEG's before it
     * @return 1 to 8; 1 (upright) if none is given
     */
    static int orientation(byte @Nullable [] block) {
        if (block == null || block.length > LONGEST) {
            return 1;
        }
        try {
            Metadata metadata = new Metadata();
            boolean hasPrefix = Bytes.text(block, 0, JPEG_PREFIX.length()).equals(JPEG_PREFIX);
            new ExifReader()
                    .extract(
                            new ByteArrayReader(block),
                            metadata,
                            hasPrefix ? JPEG_PREFIX.length() : 0);
            ExifIFD0Directory exif = metadata.getFirstDirectoryOfType(ExifIFD0Directory.class);
            if (exif == null || !exif.containsTag(ExifIFD0Directory.TAG_ORIENTATION)) {
                return 1;
            }
            int orientation = exif.getInt(ExifIFD0Directory.TAG_ORIENTATION);
            return orientation >= 1 && orientation <= 8 ? orientation : 1;
        } catch (MetadataException | RuntimeException | StackOverflowError e) {
            return 1; // broken metadata says nothing about the picture
        }
    }
}
