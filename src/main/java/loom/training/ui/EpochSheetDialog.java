package loom.training.ui;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.stream.Collectors;
import loom.base.RefusedException;
import loom.training.EpochSheets;
import loom.training.run.Run;

/** The samples of chosen epochs side by side, as one picture to look at and to save. */
class EpochSheetDialog extends Dialog {
    private static final long serialVersionUID = 1L;

    private final transient EpochSheets sheets;
    private final transient Run run;
    private final TextField epochs = new TextField("Epochs");
    private final Image picture = new Image();
    private final Anchor download =
            new Anchor("", VaadinIcon.DOWNLOAD.create(), new Span("Download PNG"));

    EpochSheetDialog(EpochSheets sheets, Run run) {
        super("Epochs side by side");
        this.sheets = sheets;
        this.run = run;
        addClassName("epoch-sheet-dialog");
        epochs.setHelperText(
                "Up to %d numbers with commas between them".formatted(EpochSheets.MOST));
        epochs.addKeyPressListener(Key.ENTER, event -> show());
        Button show = new Button("Show", click -> show());
        Div choice = new Div(epochs, show);
        choice.addClassName("epoch-choice");
        picture.addClassName("epoch-sheet");
        download.addClassName("button-link");
        download.addClassName("primary");
        download.setRouterIgnore(true);
        download.getElement().setAttribute("download", "");
        add(choice, picture);
        getFooter().add(new Button("Close", click -> close()), download);
        epochs.setValue(text(sheets.usual(run.id())));
        show();
    }

    private void show() {
        try {
            List<Integer> chosen = sheets.chosen(run.id(), epochs.getValue());
            epochs.setInvalid(false);
            String address =
                    "api/v1/runs/%s/samples/sheet?epochs=%s"
                            .formatted(run.id(), text(chosen).replace(" ", ""));
            picture.setSrc(address);
            picture.setAlt("Samples after the epochs " + text(chosen));
            download.setHref(address + "&download=true");
        } catch (RefusedException e) {
            epochs.setErrorMessage(e.refusal().sentence());
            epochs.setInvalid(true);
        }
    }

    private static String text(List<Integer> epochs) {
        return epochs.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
}
