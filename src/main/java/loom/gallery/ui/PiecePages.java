package loom.gallery.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import loom.gallery.Gallery;
import loom.gallery.PieceFilter;
import loom.gallery.PieceGlimpse;

/**
 * The pieces that a page shows, newest first, read a few hundred at a time as the person asks for
 * them. As they were when the page began to read: newer ones come with the next reading.
 */
final class PiecePages {
    private final Gallery gallery;
    private final PieceFilter filter;
    private final int pageSize;
    private final List<PieceGlimpse> read = new ArrayList<>();
    private int count;

    PiecePages(Gallery gallery, PieceFilter filter, int pageSize) {
        this.gallery = gallery;
        this.filter = filter;
        this.pageSize = pageSize;
        count = gallery.count(filter);
    }

    /** How many there are, read or not. */
    int count() {
        return count;
    }

    /** The piece at a place, from 0; empty behind the last one. */
    Optional<PieceGlimpse> at(int place) {
        readTo(place + 1);
        return place < read.size() ? Optional.of(read.get(place)) : Optional.empty();
    }

    /** The first pieces. */
    List<PieceGlimpse> first(int wanted) {
        readTo(wanted);
        return List.copyOf(read.subList(0, Math.min(wanted, read.size())));
    }

    private void readTo(int wanted) {
        while (read.size() < Math.min(wanted, count)) {
            PieceGlimpse last = read.isEmpty() ? null : read.getLast();
            List<PieceGlimpse> more = gallery.page(filter, last, pageSize);
            read.addAll(more);
            if (more.size() < pageSize) {
                count = read.size(); // some were deleted since they were counted
            }
        }
    }
}
