package loom.base.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.Command;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** A page that follows a source. Used by the ticker alone but for {@link #hidden}. */
final class Follower<S, T> {
    /** A page that nobody can see is brought up to date every five seconds. */
    private static final int TICKS_BETWEEN_LOOKS_WHILE_HIDDEN = 10;

    private final UI ui;
    private final Component page;
    private final Supplier<S> source;
    private final Function<S, T> part;
    private final Consumer<T> show;
    private T last;
    private volatile boolean hidden;

    Follower(
            UI ui,
            Component page,
            Supplier<S> source,
            Function<S, T> part,
            T known,
            Consumer<T> show) {
        this.ui = ui;
        this.page = page;
        this.source = source;
        this.part = part;
        this.show = show;
        last = known;
    }

    UI ui() {
        return ui;
    }

    Supplier<S> source() {
        return source;
    }

    void hidden(boolean now) {
        hidden = now;
    }

    boolean isDue(long tick) {
        return !hidden || tick % TICKS_BETWEEN_LOOKS_WHILE_HIDDEN == 0;
    }

    /**
     * What to do on the page, if a reading says something new.
     *
     * @param reading one of this follower's source
     */
    @SuppressWarnings("unchecked")
    Optional<Command> news(Object reading) {
        T now = part.apply((S) reading);
        if (now.equals(last)) {
            return Optional.empty();
        }
        last = now;
        return Optional.of(() -> {
            if (page.isAttached()) {
                show.accept(now);
            }
        });
    }
}
