package loom.dataset;

import loom.base.Wording;

/** What may still be unpacked of one upload. For one thread. */
final class UnpackBudget {
    private final long all;
    private long left;

    UnpackBudget(long all) {
        this.all = all;
        left = all;
    }

    void spend(long bytes) {
        left -= bytes;
    }

    boolean isSpent() {
        return left < 0;
    }

    /** Why what comes now is left out. */
    String reason() {
        return "lies behind the first %s that the upload unpacks to: its size does not make more plausible; split it, or upload images that are packed less"
                .formatted(Wording.bytes(all));
    }
}
