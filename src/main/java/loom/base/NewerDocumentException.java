package loom.base;

/** Says that a newer Latent Loom wrote what this one should read. */
public class NewerDocumentException extends RefusedException {
    private static final long serialVersionUID = 1L;

    NewerDocumentException(String what, int version, int known) {
        super(
                "a newer Latent Loom wrote these %s (version %d)".formatted(what, version),
                "this one reads them up to version " + known,
                "start the newer one again; nothing here was changed");
    }
}
