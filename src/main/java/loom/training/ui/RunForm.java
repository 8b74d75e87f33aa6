package loom.training.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import loom.base.RefusedException;
import loom.base.Wording;
import loom.dataset.DataSet;
import loom.engine.ComputeDevice;
import loom.engine.network.GanArchitecture;
import loom.engine.training.Precision;
import loom.engine.training.Preset;
import loom.engine.training.TrainingSettings;
import loom.training.Colour;
import loom.training.RunSettings;
import org.jspecify.annotations.Nullable;

/** The fields of a new run. Suggests a name and a number of epochs until the person has a say. */
class RunForm extends Div {
    private static final long serialVersionUID = 1L;

    /** So many looks at images make first shapes in about a quarter of an hour on a processor. */
    private static final int IMAGES_WORTH_SEEING = 100_000;

    private static final int FEWEST_EPOCHS = 5;
    private static final int SEEDS = 1_000_000;

    private final DataSetPicker dataSet;
    private final TextField name = new TextField("Name");
    private final Select<Preset> preset = new Select<>();
    private final Select<Integer> imageSize = new Select<>();
    private final Select<Colour> colour = new Select<>();
    private final IntegerField epochs = new IntegerField("Epochs");
    private final IntegerField batchSize = new IntegerField("Batch");
    private final IntegerField seed = new IntegerField("Seed");
    private final Select<ComputeDevice> device = new Select<>();
    private final Select<Precision> precision = new Select<>();
    private boolean ownName;
    private boolean ownEpochs;

    RunForm(List<DataSet> dataSets, List<ComputeDevice> devices, Runnable changed) {
        addClassName("run-form");
        dataSet = new DataSetPicker(dataSets);
        choices(devices);
        numbers();
        name.setMaxLength(RunSettings.LONGEST_NAME);
        name.setRequiredIndicatorVisible(true);

        Div row = new Div(imageSize, colour, epochs);
        row.addClassName("run-fields");
        Div rest = new Div(batchSize, seedWithDice(), device, precision);
        rest.addClassName("run-fields");
        Details advanced = new Details("Advanced", rest);
        add(dataSet, name, preset, row, advanced);

        dataSet.addValueChangeListener(change -> suggest());
        name.addValueChangeListener(change -> ownName |= change.isFromClient());
        epochs.addValueChangeListener(change -> ownEpochs |= change.isFromClient());
        for (HasValue<?, ?> field :
                List.<HasValue<?, ?>>of(
                        dataSet, name, preset, imageSize, colour, epochs, batchSize, seed, device,
                        precision)) field.addValueChangeListener(change -> changed.run());
    }

    void choose(DataSet chosen) {
        dataSet.setValue(chosen);
    }

    @Nullable DataSet chosen() {
        return dataSet.getValue();
    }

    /**
     * What the fields say.
     *
     * @throws RefusedException if a field is empty or out of its range
     */
    RunSettings settings() {
        return new RunSettings(
                name.getValue(),
                given(dataSet, "data set").id(),
                given(preset, "preset"),
                given(imageSize, "image size"),
                given(colour, "colour"),
                given(epochs, "number of epochs"),
                given(batchSize, "batch size"),
                given(seed, "seed"),
                given(device, "device").id(),
                given(precision, "precision"));
    }

    private void choices(List<ComputeDevice> devices) {
        preset.setLabel("Recipe");
        preset.setItems(Preset.all());
        preset.setItemLabelGenerator(Preset::title);
        preset.addValueChangeListener(change -> follow(change.getValue()));
        imageSize.setLabel("Image size");
        imageSize.setItems(GanArchitecture.IMAGE_SIZES);
        imageSize.setItemLabelGenerator(size -> size + " × " + size);
        imageSize.setValue(64);
        colour.setLabel("Colour");
        colour.setItems(Colour.values());
        colour.setItemLabelGenerator(Colour::title);
        colour.setValue(Colour.RGB);
        device.setLabel("Device");
        device.setItems(devices);
        device.setItemLabelGenerator(it -> it.isGpu() ? it.name() : "Processor");
        device.setHelperText(devices.getFirst().name());
        device.addValueChangeListener(change -> device.setHelperText(change.getValue().name()));
        device.setValue(devices.getFirst());
        precision.setLabel("Precision");
        precision.setItems(Precision.values());
        precision.setItemLabelGenerator(RunForm::title);
        precision.setValue(Precision.AUTO);
        preset.setValue(Preset.DCGAN);
    }

    private void numbers() {
        range(epochs, 1, TrainingSettings.MAX_EPOCHS);
        epochs.setHelperText("One epoch shows every image once");
        range(batchSize, 2, TrainingSettings.MAX_BATCH);
        batchSize.setHelperText("Images in one step");
        range(seed, 0, Integer.MAX_VALUE);
        seed.setHelperText("The same seed gives the same run");
        seed.setStepButtonsVisible(false);
        seed.setValue(1);
    }

    private void follow(Preset recipe) {
        preset.setHelperText(recipe.description());
        batchSize.setValue(recipe.batchSize());
        suggest();
    }

    private void suggest() {
        DataSet chosen = dataSet.getValue();
        if (chosen == null) return;
        int most = preset.getValue().epochs();
        int enough = IMAGES_WORTH_SEEING / Math.max(1, chosen.images());
        if (!ownEpochs) epochs.setValue(Math.clamp(enough, FEWEST_EPOCHS, most));
        if (!ownName) name.setValue(chosen.name());
    }

    private Component seedWithDice() {
        Button dice =
                new Button(
                        VaadinIcon.RANDOM.create(),
                        click -> seed.setValue(ThreadLocalRandom.current().nextInt(SEEDS)));
        dice.addThemeVariants(ButtonVariant.LUMO_ICON, ButtonVariant.LUMO_TERTIARY);
        dice.setAriaLabel("Draw a seed");
        dice.setTooltipText("Draw a seed");
        seed.setSuffixComponent(dice);
        return seed;
    }

    private static void range(IntegerField field, int least, int most) {
        field.setMin(least);
        field.setMax(most);
        field.setStepButtonsVisible(true);
        String rule = "%s to %s".formatted(Wording.number(least), Wording.number(most));
        field.setI18n(
                new IntegerField.IntegerFieldI18n()
                        .setBadInputErrorMessage("A whole number, " + rule)
                        .setMinErrorMessage("At least " + Wording.number(least))
                        .setMaxErrorMessage("At most " + Wording.number(most)));
    }

    private static String title(Precision precision) {
        return switch (precision) {
            case AUTO -> "Automatic";
            case FLOAT32 -> "float32";
            case BFLOAT16 -> "bfloat16";
        };
    }

    private static <T> T given(HasValue<?, T> field, String what) {
        return Optional.ofNullable(field.getValue())
                .orElseThrow(() ->
                        new RefusedException(
                                "no " + what + " is given", "a run needs one", "choose one"));
    }
}
