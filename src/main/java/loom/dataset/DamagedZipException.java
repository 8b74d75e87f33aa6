package loom.dataset;

import java.io.IOException;

/** A zip cannot be opened: it is cut off, or its directory is damaged. */
class DamagedZipException extends IOException {
    private static final long serialVersionUID = 1L;

    DamagedZipException(Exception cause) {
        super("the zip cannot be opened", cause);
    }
}
