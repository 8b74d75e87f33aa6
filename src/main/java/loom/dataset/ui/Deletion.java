package loom.dataset.ui;

import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import loom.dataset.DataSet;

/** Asks before a data set is deleted. */
class Deletion extends ConfirmDialog {
    private static final long serialVersionUID = 1L;

    Deletion(DataSet dataSet, Runnable delete) {
        setHeader("Delete \"" + dataSet.name() + "\"?");
        setText("Its images are removed from the studio. This cannot be undone.");
        setCancelable(true);
        setConfirmText("Delete");
        setConfirmButtonTheme("error primary");
        addConfirmListener(event -> delete.run());
    }
}
