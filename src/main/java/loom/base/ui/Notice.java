package loom.base.ui;

import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.NotificationVariant;
import java.time.Duration;
import loom.base.RefusedException;

/** Tells the person what happened, in a corner of the page. Call it with the UI's lock held. */
public final class Notice {
    private static final Duration BRIEF = Duration.ofSeconds(4);
    private static final Duration LONG = Duration.ofSeconds(12);

    private Notice() {}

    public static void done(String text) {
        show(text, BRIEF).addThemeVariants(NotificationVariant.LUMO_SUCCESS);
    }

    public static void problem(String text) {
        Notification notification = show(text, LONG);
        notification.addThemeVariants(NotificationVariant.LUMO_ERROR);
        notification.setAssertive(true);
    }

    /** Runs an action of the page; a refusal is shown instead of thrown. */
    public static void refusals(Runnable action) {
        try {
            action.run();
        } catch (RefusedException e) {
            problem(e.refusal().sentence());
        }
    }

    private static Notification show(String text, Duration time) {
        return Notification.show(
                text, Math.toIntExact(time.toMillis()), Notification.Position.BOTTOM_END);
    }
}
