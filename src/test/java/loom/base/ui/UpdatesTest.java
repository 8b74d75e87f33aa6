package loom.base.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class UpdatesTest {
    private final Updates updates = new Updates(Runnable::run);
    private int reading;
    private int readings;
    private final Supplier<Integer> source =
            () -> {
                readings++;
                return reading;
            };

    @Test
    void a_source_is_read_once_for_all_pages_that_follow_it() {
        List<Integer> shown = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            open(page(shown));
        }
        reading = 7;
        updates.tick();
        assertThat(readings).isEqualTo(1);
        assertThat(shown).hasSize(100).containsOnly(7);
    }

    @Test
    void a_page_shows_only_what_differs() {
        List<Integer> shown = new ArrayList<>();
        open(page(shown));
        updates.tick();
        assertThat(shown).as("as known").isEmpty();
        reading = 1;
        updates.tick();
        updates.tick();
        assertThat(shown).containsExactly(1);
    }

    @Test
    void nobody_reads_for_a_page_that_was_left() {
        List<Integer> shown = new ArrayList<>();
        Div page = page(shown);
        UI ui = open(page);
        ui.remove(page);
        reading = 1;
        updates.tick();
        assertThat(readings).isZero();
        assertThat(shown).isEmpty();
    }

    @Test
    void a_page_that_was_left_and_opened_again_is_told_once() {
        List<Integer> shown = new ArrayList<>();
        Div page = page(shown);
        UI ui = open(page);
        ui.remove(page);
        ui.add(page);
        reading = 1;
        updates.tick();
        assertThat(shown).containsExactly(1);
    }

    @Test
    void a_source_that_fails_is_read_again() {
        List<Integer> shown = new ArrayList<>();
        List<RuntimeException> trouble = new ArrayList<>(List.of(new IllegalStateException()));
        Div page = new Div();
        updates.follow(
                page,
                () -> {
                    if (!trouble.isEmpty()) {
                        throw trouble.removeFirst();
                    }
                    return 1;
                },
                it -> it,
                () -> 0,
                shown::add);
        open(page);
        assertThatThrownBy(updates::tick).isInstanceOf(IllegalStateException.class);
        updates.tick();
        assertThat(shown).containsExactly(1);
    }

    @Test
    void what_nobody_can_see_is_read_a_tenth_as_often() {
        Follower<Integer, Integer> follower =
                new Follower<>(new OpenedUi(), new Div(), source, it -> it, 0, it -> {});
        follower.hidden(true);
        assertThat(dueOf100(follower)).isEqualTo(10);
        follower.hidden(false);
        assertThat(dueOf100(follower)).isEqualTo(100);
    }

    private static int dueOf100(Follower<?, ?> follower) {
        int due = 0;
        for (int tick = 1; tick <= 100; tick++) {
            due += follower.isDue(tick) ? 1 : 0;
        }
        return due;
    }

    private Div page(List<Integer> shown) {
        Div page = new Div();
        updates.follow(page, source, it -> it, () -> 0, shown::add);
        return page;
    }

    private static UI open(Div page) {
        UI ui = new OpenedUi();
        ui.add(page);
        return ui;
    }
}
