package loom.dataset;

import java.util.UUID;
import loom.storage.ArtefactName;

/** Names of the artefacts of one data set. */
record DataSetFiles(UUID dataSet) {
    /** Everything that is kept of the data set lies below this name. */
    ArtefactName all() {
        return ArtefactName.of("datasets", dataSet);
    }

    /** The files as uploaded, until the import has ended. */
    ArtefactName uploads() {
        return ArtefactName.of(all(), "upload");
    }

    ArtefactName upload(int index) {
        return ArtefactName.of(uploads(), index);
    }

    /**
     * A {@link BlobFile} of the accepted files, byte for byte; of IDX files, each image by itself.
     */
    ArtefactName originals() {
        return ArtefactName.of(all(), "originals.bundle");
    }

    /** A {@link BlobFile} of one PNG for each accepted file. */
    ArtefactName thumbnails() {
        return ArtefactName.of(all(), "thumbnails.bundle");
    }

    /** The {@link Labels}; not there if no image has one. */
    ArtefactName labels() {
        return ArtefactName.of(all(), "labels.bytes");
    }

    /**
     * The {@link ImageHashes}; not there for data sets that were imported before there were any.
     */
    ArtefactName hashes() {
        return ArtefactName.of(all(), "hashes.bytes");
    }

    /** All images as unsigned bytes (N, S, S, C). */
    ArtefactName packed(int imageSize, int channels) {
        return ArtefactName.of(all(), "packed", imageSize + "x" + channels + ".bytes");
    }
}
