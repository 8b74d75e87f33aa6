package loom.account;

import java.util.Map;

/**
 * Somebody who acts in the studio. What they may see and change is decided here and nowhere else:
 * roles and sharing will change these three methods, and no query.
 */
public record Person(Owner owner) {
    public boolean maySee(Owned thing) {
        return thing.owner().equals(owner);
    }

    public boolean mayChange(Owned thing) {
        return thing.owner().equals(owner);
    }

    /** The rows that {@link #maySee} allows, of any table with a column {@code owner}. */
    public RowFilter seen() {
        return new RowFilter("owner = :person", Map.of("person", owner.id()));
    }
}
