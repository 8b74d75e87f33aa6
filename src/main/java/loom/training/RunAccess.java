package loom.training;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import loom.account.Access;
import loom.account.Owner;
import loom.account.Person;
import loom.base.RefusedException;
import loom.training.run.Run;
import loom.training.run.RunRepository;
import org.springframework.stereotype.Component;

/** The runs as whoever acts may see and change them. */
@Component
class RunAccess {
    private final RunRepository runs;
    private final Access access;

    RunAccess(RunRepository runs, Access access) {
        this.runs = runs;
        this.access = access;
    }

    /** Whose a run is that is started now. */
    Owner owner() {
        return access.owner();
    }

    List<Run> all() {
        return seen(runs.findAll());
    }

    List<Run> seen(List<Run> found) {
        Person person = access.person();
        return found.stream().filter(person::maySee).toList();
    }

    Optional<Run> find(UUID id) {
        return access.seen(runs.find(id));
    }

    /**
     * A run that is about to be changed.
     *
     * @throws RefusedException if it is not there, or may not be changed
     */
    Run changeable(UUID id) {
        return access.changeable(find(id).orElseThrow(() -> Run.unknown(id)));
    }
}
