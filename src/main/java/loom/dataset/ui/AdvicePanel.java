package loom.dataset.ui;

import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import loom.base.Wording;
import loom.base.ui.Panel;
import loom.dataset.Copies;
import loom.dataset.Curation;

/** What the images themselves say about training on them; not there if they say nothing. */
class AdvicePanel extends Panel {
    private static final long serialVersionUID = 1L;

    AdvicePanel(Curation.Findings findings) {
        super("Before you train");
        addClassName("advice");
        UnorderedList list = new UnorderedList();
        findings.advice().forEach(sentence -> list.add(new ListItem(sentence)));
        Copies copies = findings.copies();
        if (copies.superfluous() > 0) {
            list.add(
                    new ListItem(
                            Wording.count(
                                            copies.superfluous(),
                                            "file is equal to another one",
                                            "files are equal to others")
                                    + ": see Copies under \"Choose images\"."));
        }
        add(list);
        setVisible(list.getComponentCount() > 0);
    }
}
