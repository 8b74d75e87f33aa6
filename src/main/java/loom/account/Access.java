package loom.account;

import java.util.Optional;
import loom.base.RefusedException;
import org.springframework.stereotype.Component;

/**
 * Asks {@link Person} for services: before a service shows or changes what somebody made, it goes
 * through here. Safe for use by many threads.
 */
@Component
public class Access {
    private final WhoAsks requests;

    /** Set on threads of workers, which no request of a person reaches. */
    private final ThreadLocal<Person> acting = new ThreadLocal<>();

    Access(WhoAsks requests) {
        this.requests = requests;
    }

    /** Who acts on this thread: the owner that a worker acts for, or who made the request. */
    public Person person() {
        Person person = acting.get();
        return person == null ? requests.person() : person;
    }

    /** Whose it is what is made on this thread. */
    public Owner owner() {
        return person().owner();
    }

    /** What was found, if it may be seen: what may not be seen is not there. */
    public <T extends Owned> Optional<T> seen(Optional<T> found) {
        return found.filter(person()::maySee);
    }

    /**
     * Lets pass what may be changed.
     *
     * @throws RefusedException if it may be seen, but not changed
     */
    public <T extends Owned> T changeable(T seen) {
        if (!person().mayChange(seen)) {
            throw new RefusedException(
                    "this belongs to somebody else",
                    "only its owner may change or delete it",
                    "ask them, or make your own from it");
        }
        return seen;
    }

    /** Does a worker's work in the name of whoever ordered it. */
    public <T> T actFor(Owner owner, Work<T> work) {
        Person before = acting.get();
        acting.set(new Person(owner));
        try {
            return work.run();
        } finally {
            if (before == null) {
                acting.remove();
            } else {
                acting.set(before);
            }
        }
    }

    /** What is done in somebody's name. */
    @FunctionalInterface
    public interface Work<T> {
        T run();
    }
}
