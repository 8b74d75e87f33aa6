package loom.training.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import loom.training.run.Run;
import loom.work.ui.FilmDialog;

/** What can be taken away of a run's samples; shown once there is one. */
class SampleTools extends Div {
    private static final long serialVersionUID = 1L;
    private static final int SAMPLES_ACROSS = 4;
    private static final int FRAMES_PER_SECOND = 10;

    private final transient RunDesk desk;
    private transient Run run;

    SampleTools(Run run, RunDesk desk) {
        this.run = run;
        this.desk = desk;
        addClassNames("row", "sample-tools");
        add(
                new Button("Save as film", VaadinIcon.FILM.create(), click -> film()),
                new Button("Compare epochs", VaadinIcon.GRID_H.create(), click -> compare()));
    }

    void show(Run now) {
        run = now;
        setVisible(now.progress().samples() > 0);
    }

    private void film() {
        new FilmDialog(
                        "The epochs as a film",
                        run.progress().samples(),
                        SAMPLES_ACROSS * run.settings().imageSize(),
                        FRAMES_PER_SECOND,
                        form -> desk.films().order(run.id(), form),
                        desk.files(),
                        desk.updates())
                .open();
    }

    private void compare() {
        new EpochSheetDialog(desk.sheets(), run).open();
    }
}
