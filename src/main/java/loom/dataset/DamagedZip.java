package loom.dataset;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import loom.base.Refusal;
import loom.base.Wording;
import loom.storage.ArtefactName;
import loom.storage.ArtefactStore;

/** Says what is left of a zip that cannot be opened. */
record DamagedZip(ArtefactStore store, UploadLimits limits) {
    Refusal refusal(ArtefactName upload, String name) throws IOException {
        return new Refusal(
                "the zip \"%s\" is cut off or damaged: %s could be read before the damage"
                        .formatted(name, Wording.count(wholeImages(upload), "image", "images")),
                "a zip is read only if it is whole",
                "upload it again; if that does not help, unpack it on your computer and upload the"
                        + " images that open");
    }

    private int wholeImages(ArtefactName upload) throws IOException {
        int images = 0;
        long unpacked = 0;
        try (InputStream file = store.read(upload)) {
            ZipInputStream zip = new ZipInputStream(file);
            for (int entries = 0; entries < limits.entries(); entries++) {
                ZipEntry entry = zip.getNextEntry();
                if (entry == null || unpacked > limits.totalBytes()) {
                    break;
                }
                byte[] start = zip.readNBytes(ImageFormat.SIGNATURE_BYTES);
                unpacked += zip.transferTo(OutputStream.nullOutputStream());
                if (ImageFormat.of(start).isPresent() && !entry.isDirectory()) {
                    images++;
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            return images; // here is the damage
        }
        return images;
    }
}
