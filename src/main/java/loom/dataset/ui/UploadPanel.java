package loom.dataset.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.upload.Upload;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import loom.base.Wording;
import loom.base.ui.Notice;
import loom.base.ui.Updates;
import loom.dataset.DataSet;
import loom.dataset.DataSets;
import loom.dataset.ImportSettings;
import loom.dataset.ResizeMode;
import loom.dataset.Scaling;

/** Where images are dropped, described, and made a data set. */
class UploadPanel extends Section {
    private static final long serialVersionUID = 1L;

    /** More rows than this say less than a sum, and make the page slow. */
    private static final int MOST_FILES_LISTED = 6;

    /** Zips, and IDX files as MNIST names them: their beginning says what is in them. */
    private static final Pattern NAMED =
            Pattern.compile(
                    "(.+?)(\\.zip|([-_.](images|labels))?[-_.]idx\\d-ubyte(\\.gz)?)",
                    Pattern.CASE_INSENSITIVE);

    private final transient DataSets dataSets;
    private final transient Consumer<DataSet> created;
    private final transient PendingUploads basket = new PendingUploads();
    private final transient UploadReceiver reception;
    private final Upload upload;
    private final TextField name = new TextField("Name");
    private final RadioButtonGroup<ResizeMode> fit =
            new RadioButtonGroup<>("Images that are not square");
    private final BackgroundField background = new BackgroundField();
    private final RadioButtonGroup<Scaling> scaling = new RadioButtonGroup<>("Scaling");
    private final RadioButtonGroup<Boolean> transposed = new RadioButtonGroup<>("IDX images");
    private final Span filling = new Span();
    private final Button create = new Button("Create data set");
    private final Button clear = new Button("Start over");

    /**
     * @param created is told of each new data set, whose import has just been queued
     */
    UploadPanel(DataSets dataSets, Updates updates, Consumer<DataSet> created) {
        this.dataSets = dataSets;
        this.created = created;
        addClassNames("panel", "upload-panel");
        getElement().setAttribute("aria-label", "New data set");
        reception = new UploadReceiver(dataSets, basket);
        upload = new Upload(reception);
        add(dropArea(), form());
        show(basket.filling());
        updates.follow(this, basket::filling, it -> it, basket::filling, this::show);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        basket.reopen();
    }

    @Override
    protected void onDetach(DetachEvent event) {
        basket.close();
    }

    /** For tests, which have no browser that sends files. */
    UploadReceiver reception() {
        return reception;
    }

    /** Called when the last of the chosen files has come. */
    void uploaded() {
        basket.complete();
        show(basket.filling());
    }

    private Component dropArea() {
        upload.addClassName("drop-area");
        upload.setUploadButton(new Button("Choose files", VaadinIcon.FOLDER_OPEN_O.create()));
        upload.setDropLabel(new Span("or drop a zip, a tar, images or a whole folder here"));
        upload.setDropLabelIcon(VaadinIcon.PICTURE.create());
        upload.addAllFinishedListener(event -> uploaded());
        upload.addFileRemovedListener(event -> {
            basket.remove(event.getFileName());
            uploaded();
        });
        upload.addFileRejectedListener(event -> Notice.problem(event.getErrorMessage()));
        return upload;
    }

    private Component form() {
        name.setMaxLength(100);
        name.setPlaceholder("Bark at night");
        fit.setItems(ResizeMode.values());
        fit.setItemLabelGenerator(ResizeMode::title);
        fit.addValueChangeListener(event -> fit.setHelperText(event.getValue().effect()));
        fit.setValue(ImportSettings.DEFAULT.fit());
        background.setValue(ImportSettings.DEFAULT.background());
        scaling.setItems(Scaling.values());
        scaling.setItemLabelGenerator(Scaling::title);
        scaling.addValueChangeListener(event -> scaling.setHelperText(event.getValue().effect()));
        scaling.setValue(ImportSettings.DEFAULT.scaling());
        transposed.setItems(false, true);
        transposed.setItemLabelGenerator(it -> it ? "By columns (EMNIST)" : "By rows");
        transposed.setValue(ImportSettings.DEFAULT.transposed());
        create.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        create.addClickListener(event -> Notice.refusals(this::submit));
        clear.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        clear.addClickListener(event -> startOver());
        filling.addClassName("quiet");
        filling.getElement().setAttribute("aria-live", "polite");
        Div buttons = new Div(create, clear, filling);
        buttons.addClassName("row");
        Div form = new Div(name, fit, background, further(), buttons);
        form.addClassName("upload-form");
        return form;
    }

    private Component further() {
        Div choices = new Div(scaling, transposed);
        choices.addClassName("further");
        return new NativeDetails("For pixel art and IDX files", choices);
    }

    private void show(PendingUploads.Filling state) {
        upload.setClassName("many", state.files() > MOST_FILES_LISTED);
        boolean isEmpty = state.files() == 0 && state.arriving() == 0;
        create.setEnabled(state.isUsable());
        clear.setVisible(!isEmpty);
        String refusal = state.refusal();
        filling.setClassName("problem", refusal != null);
        filling.setText(
                refusal != null
                        ? refusal
                        : isEmpty
                                ? "PNG, JPEG, WebP, HEIC, AVIF, TIFF, GIF and more, IDX; 16 images or more"
                                : words(state));
        // What is shown may be a moment old: the basket can be empty again by now.
        if (name.isEmpty()) {
            basket.files().stream().findFirst().ifPresent(it -> name.setValue(title(it.name())));
        }
    }

    private static String words(PendingUploads.Filling state) {
        String files = Wording.count(state.files(), "file", "files");
        String sum = files + ", " + Wording.bytes(state.bytes());
        return state.isUsable() ? sum : sum + " so far";
    }

    /** A name for a data set, from that of its first file; empty if it says nothing. */
    private static String title(String file) {
        Matcher named = NAMED.matcher(file);
        if (!named.matches()) {
            return "";
        }
        String words = named.group(1).replaceAll("[-_]+", " ").strip();
        if (words.isEmpty() || words.length() > 100) {
            return "";
        }
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private void submit() {
        DataSet dataSet =
                dataSets.submit(
                        name.getValue(),
                        basket.files(),
                        new ImportSettings(
                                fit.getValue(),
                                background.getValue(),
                                scaling.getValue(),
                                transposed.getValue()));
        basket.handedOver();
        startOver();
        created.accept(dataSet);
    }

    private void startOver() {
        if (upload.isUploading()) {
            upload.interruptUpload();
        }
        upload.clearFileList();
        basket.clear();
        name.clear();
        show(basket.filling());
    }
}
