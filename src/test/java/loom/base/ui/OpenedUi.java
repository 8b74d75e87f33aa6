package loom.base.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.Command;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;

/** A UI without a session, whose lock is always free. */
final class OpenedUi extends UI {
    private static final long serialVersionUID = 1L;

    @Override
    public Future<Void> access(Command command) {
        command.execute();
        return CompletableFuture.completedFuture(null);
    }
}
