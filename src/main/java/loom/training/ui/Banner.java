package loom.training.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;

/** A calm word about a run, and the buttons for what to do about it. */
class Banner extends Div {
    private static final long serialVersionUID = 1L;

    Banner(String title, List<String> sentences, List<? extends Component> actions) {
        addClassName("run-banner");
        getElement().setAttribute("role", "status");
        add(new H2(title));
        sentences.forEach(sentence -> add(new Paragraph(sentence)));
        Div row = new Div();
        row.addClassName("row");
        actions.forEach(row::add);
        if (!actions.isEmpty()) {
            add(row);
        }
    }
}
