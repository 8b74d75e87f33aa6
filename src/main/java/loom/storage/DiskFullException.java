package loom.storage;

import loom.base.Refusal;
import loom.base.RefusedException;

/** Refuses new work because the disk of the studio is full (HTTP 507). */
public class DiskFullException extends RefusedException {
    private static final long serialVersionUID = 1L;

    DiskFullException(Refusal refusal) {
        super(refusal);
    }
}
