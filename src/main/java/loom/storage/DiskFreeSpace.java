package loom.storage;

import org.springframework.stereotype.Component;

/** Asks the disk that the store lies on. */
@Component
class DiskFreeSpace implements FreeSpace {
    private final ArtefactStore store;

    DiskFreeSpace(ArtefactStore store) {
        this.store = store;
    }

    @Override
    public long bytes() {
        return store.freeBytes();
    }
}
