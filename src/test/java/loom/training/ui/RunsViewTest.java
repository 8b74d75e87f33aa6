package loom.training.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.ListItem;
import java.util.List;
import java.util.UUID;
import loom.base.ui.EmptyState;
import loom.base.ui.Thumbnail;
import loom.training.RunFixture;
import loom.training.RunTest;
import loom.training.TrainingService;
import loom.training.run.Run;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@RunTest
@ViewPackages(packages = "loom")
class RunsViewTest extends SpringBrowserlessTest {
    @Autowired private RunFixture.Studio studio;
    @Autowired private TrainingService training;
    private UUID dataSet = new UUID(0, 0);

    @BeforeEach
    void prepare() throws Exception {
        studio.empty();
        dataSet = studio.dataSet();
    }

    @Test
    void without_runs_the_page_says_what_to_do() {
        navigate(RunsView.class);
        assertThat($(EmptyState.class).all()).hasSize(1);
    }

    @Test
    void waiting_runs_are_listed_in_order_and_move_up() {
        training.start(studio.settings(dataSet, 3));
        Run second = training.start(studio.settings(dataSet, 4));
        navigate(RunsView.class);
        assertThat(links()).endsWith("runs/" + second.id());

        test($(Button.class).withCondition(it -> up(it) && it.isEnabled()).single()).click();

        assertThat(links()).startsWith("runs/" + second.id());
    }

    @Test
    void a_run_that_rests_is_shown_large_with_its_latest_samples() {
        Run run = training.start(studio.settings(dataSet, 3));
        studio.pauseNext(run);
        navigate(RunsView.class);
        assertThat($(RunCard.class).single().getHref()).isEqualTo("runs/" + run.id());
        assertThat($(Thumbnail.class).single().getSrc())
                .isEqualTo("api/v1/runs/" + run.id() + "/samples/1.png?batch=8");
        assertThat($(RunBadge.class).single().getText()).isEqualTo("Paused");
    }

    @Test
    void a_run_that_ends_while_the_page_is_open_moves_to_those_that_are_done() {
        Run run = training.start(studio.settings(dataSet, 3));
        studio.pauseNext(run);
        navigate(RunsView.class);
        training.resume(run.id());
        studio.finishNext();
        for (int i = 0; i < 4; i++) {
            studio.tellPages();
        }
        roundTrip();
        assertThat($(RunCard.class).all()).isEmpty();
        assertThat($(RunTile.class).single().getHref()).isEqualTo("runs/" + run.id());
    }

    @Test
    void a_run_that_is_stopping_does_not_disappear() {
        Run run = training.start(studio.settings(dataSet, 3));
        studio.pauseNext(run);
        training.stop(run.id()); // waits for its model to be made
        navigate(RunsView.class);
        assertThat($(RunCard.class).single().getHref()).isEqualTo("runs/" + run.id());
        assertThat($(RunBadge.class).single().getText()).isEqualTo("Stopping");
        studio.finishNext();
    }

    private List<String> links() {
        return $(ListItem.class).all().stream()
                .map(item -> item.getElement().getChild(0).getChild(0).getAttribute("href"))
                .toList();
    }

    private static boolean up(Button button) {
        return button.getAriaLabel().orElse("").endsWith(" up");
    }
}
