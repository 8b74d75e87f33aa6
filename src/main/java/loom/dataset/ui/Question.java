package loom.dataset.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.Optional;
import loom.base.Wording;
import loom.base.ui.Panel;
import loom.dataset.DataSet;

/** Asks whether to go on with a part of the promised images. */
class Question extends Panel {
    private static final long serialVersionUID = 1L;

    Question(DataSet dataSet, Runnable goOn, Runnable discard) {
        super("Not all images could be read");
        addClassName("question");
        Button yes =
                new Button(
                        "Go on with " + Wording.count(dataSet.images(), "image", "images"),
                        event -> goOn.run());
        yes.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        Button no = new Button("Discard", event -> discard.run());
        no.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ERROR);
        Div answers = new Div(yes, no);
        answers.addClassName("row");
        add(new Paragraph(Optional.ofNullable(dataSet.question()).orElse("")), answers);
    }
}
