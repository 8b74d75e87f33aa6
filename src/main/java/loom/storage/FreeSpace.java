package loom.storage;

/** Tells how many bytes can still be written to the disk of the studio. */
@FunctionalInterface
public interface FreeSpace {
    long bytes();
}
