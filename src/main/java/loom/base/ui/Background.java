package loom.base.ui;

/** Where a page does what takes longer than a blink, so that the page stays alive meanwhile. */
@FunctionalInterface
public interface Background {
    void run(Runnable task);
}
