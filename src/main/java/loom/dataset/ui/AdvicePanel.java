package loom.dataset.ui;

import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import loom.base.ui.Panel;
import loom.dataset.Curation;

/** What the images themselves say about training on them; not there if they say nothing. */
class AdvicePanel extends Panel {
    private static final long serialVersionUID = 1L;

    AdvicePanel(Curation.Findings findings) {
        super("Before you train");
        addClassName("advice");
        UnorderedList list = new UnorderedList();
        findings.advice().forEach(sentence -> list.add(new ListItem(sentence)));
        add(list);
        setVisible(!findings.advice().isEmpty());
    }
}
