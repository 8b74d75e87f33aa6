package loom.work.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import loom.base.Wording;
import loom.base.ui.Notice;
import loom.base.ui.Updates;
import loom.export.FilmForm;
import loom.export.FilmFormat;
import loom.work.FileJob;
import loom.work.FileJobs;

/** Asks what a film shall be, orders it, and goes on as the dialog of its file. */
public class FilmDialog extends Dialog {
    private static final long serialVersionUID = 1L;
    private static final List<Integer> SPEEDS = List.of(2, 5, 10, 12, 20, 25, 50);
    private static final List<Integer> SCALES = List.of(1, 2, 4, 8);

    private final int frames;
    private final int size;
    private final Select<FilmFormat> format = new Select<>();
    private final Select<Integer> speed = new Select<>();
    private final Select<Integer> scale = new Select<>();
    private final Select<Boolean> smooth = new Select<>();
    private final Paragraph outcome = new Paragraph();

    /**
     * @param frames how many the film has
     * @param size side of a frame in pixels
     * @param framesPerSecond to begin with
     * @param order orders the film; may refuse
     */
    public FilmDialog(
            String title,
            int frames,
            int size,
            int framesPerSecond,
            Function<FilmForm, FileJob> order,
            FileJobs jobs,
            Updates updates) {
        super(title);
        this.frames = frames;
        this.size = size;
        format.setLabel("Format");
        format.setItems(FilmFormat.MP4, FilmFormat.GIF);
        format.setItemLabelGenerator(
                it -> it == FilmFormat.MP4 ? "MP4, all colours" : "GIF, 256 colours");
        format.setValue(FilmFormat.MP4);
        speed.setLabel("Speed");
        speed.setItems(
                Stream.concat(SPEEDS.stream(), Stream.of(framesPerSecond))
                        .distinct()
                        .sorted()
                        .toList());
        speed.setItemLabelGenerator(it -> it + " frames/s");
        speed.setValue(framesPerSecond);
        scale.setLabel("Size");
        List<Integer> scales = scales();
        scale.setItems(scales);
        scale.setItemLabelGenerator(it -> "%d× (%d px)".formatted(it, side(it)));
        scale.setValue(
                scales.stream().filter(it -> side(it) >= 512).findFirst().orElse(scales.getLast()));
        smooth.setLabel("Pixels");
        smooth.setItems(false, true);
        smooth.setItemLabelGenerator(it -> it ? "Smooth" : "Sharp blocks");
        smooth.setValue(false);
        Div fields = new Div(format, speed, scale, smooth);
        fields.addClassName("film-fields");
        outcome.addClassName("quiet");
        add(fields, outcome);
        Button make = new Button("Make the film", click -> make(order, jobs, updates));
        make.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button("Cancel", click -> close()), make);
        speed.addValueChangeListener(event -> describe());
        scale.addValueChangeListener(event -> describe());
        describe();
    }

    private void make(Function<FilmForm, FileJob> order, FileJobs jobs, Updates updates) {
        Notice.refusals(() -> {
            FileJob job = order.apply(form(scale.getValue()));
            close();
            new FileDialog(jobs, updates, job).open();
        });
    }

    private void describe() {
        smooth.setEnabled(side(scale.getValue()) > size);
        outcome.setText(
                "%s, %.1f seconds"
                        .formatted(
                                Wording.count(frames, "frame", "frames"),
                                (double) frames / speed.getValue()));
    }

    /** Those that make a difference. */
    private List<Integer> scales() {
        List<Integer> different = new ArrayList<>(List.of(SCALES.getFirst()));
        for (int it : SCALES) {
            if (side(it) > side(different.getLast())) {
                different.add(it);
            }
        }
        return different;
    }

    private int side(int times) {
        return FilmForm.side(size, times);
    }

    private FilmForm form(int times) {
        return new FilmForm(format.getValue(), speed.getValue(), times, smooth.getValue());
    }
}
