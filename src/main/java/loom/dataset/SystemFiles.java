package loom.dataset;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What operating systems, and the boxes that people keep files on, put beside the files. */
final class SystemFiles {
    private static final Set<String> FILES =
            Set.of(
                    ".ds_store",
                    "thumbs.db",
                    "ehthumbs.db",
                    "desktop.ini",
                    ".picasa.ini",
                    "icon\r"); // macOS: the icon of a folder

    /** Thumbnails of a NAS or a desktop, and what is deleted but not gone. */
    private static final List<String> FOLDERS =
            List.of(
                    "__macosx",
                    "@eadir",
                    ".@__thumb",
                    ".thumbnails",
                    ".appledouble",
                    ".trashes",
                    "#recycle",
                    "$recycle.bin");

    private SystemFiles() {}

    /** True if nobody who uploads it knows of it, so that nothing needs to be said. */
    static boolean isAdded(String name) {
        String path = "/" + name.replace('\\', '/').toLowerCase(Locale.ROOT);
        String last = path.substring(path.lastIndexOf('/') + 1);
        return last.startsWith("._")
                || FILES.contains(last)
                || FOLDERS.stream().anyMatch(folder -> path.contains("/" + folder + "/"));
    }
}
