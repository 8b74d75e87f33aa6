package loom.training.ui;

import static loom.training.ui.Fields.given;

import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.function.UnaryOperator;
import loom.base.RefusedException;
import loom.dataset.DataSet;
import loom.engine.ComputeDevice;
import loom.engine.network.GanArchitecture;
import loom.engine.quality.HoldOut;
import loom.engine.recipe.Preset;
import loom.engine.recipe.Recipe;
import loom.engine.training.TrainingSettings;
import loom.training.run.Colour;
import loom.training.run.Run;
import loom.training.run.RunSettings;
import loom.zoo.ModelCard;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a new run. Suggests a recipe, a name and a number of epochs until the person has a
 * say.
 */
class RunForm extends Div {
    private static final long serialVersionUID = 1L;

    /** So many looks at images make first shapes in about a quarter of an hour on a processor. */
    private static final int IMAGES_WORTH_SEEING = 100_000;

    private static final int FEWEST_EPOCHS = 5;

    private static final String FORK = ", fork";

    private final DataSetPicker dataSet;
    private final TextField name = new TextField("Name");
    private final RecipeField recipe = new RecipeField();
    private final Select<Integer> imageSize =
            Fields.choice("Image size", List.of(), size -> size + " × " + size);
    private final Select<Colour> colour =
            Fields.choice("Colour", List.of(Colour.values()), Colour::title);
    private final IntegerField epochs = Fields.number("Epochs", 1, TrainingSettings.MAX_EPOCHS);
    private final ClassesField classes = new ClassesField();
    private final AdvancedFields advanced;
    private final NetworkSummary networks = new NetworkSummary();
    private final transient Runnable changed;
    private transient RecipeValues base = RecipeValues.of(Preset.suggested(0));
    private boolean ownName;
    private boolean ownEpochs;
    private boolean filling = true;

    /**
     * @param changed called whenever the form says something else
     */
    RunForm(
            List<DataSet> dataSets,
            List<ModelCard> models,
            List<ComputeDevice> devices,
            Runnable changed) {
        this.changed = changed;
        addClassName("run-form");
        dataSet = new DataSetPicker(dataSets);
        name.setMaxLength(RunSettings.LONGEST_NAME);
        name.setRequiredIndicatorVisible(true);
        epochs.setHelperText("One epoch shows every image once");
        advanced = new AdvancedFields(devices, models, this::changed);
        advanced.beginning().onChoice(this::beginFrom);
        Div row = new Div(imageSize, colour, epochs);
        row.addClassName("run-fields");
        add(dataSet, name, recipe, row, classes, advanced, networks);

        dataSet.addValueChangeListener(change -> fill(this::suggest));
        recipe.addValueChangeListener(change -> fill(() -> follow(change.getValue())));
        name.addValueChangeListener(change -> ownName |= change.isFromClient());
        epochs.addValueChangeListener(change -> {
            ownEpochs |= change.isFromClient();
            if (change.getValue() != null) {
                advanced.machine().suggestFor(change.getValue());
            }
        });
        for (HasValue<?, ?> field :
                List.<HasValue<?, ?>>of(name, imageSize, colour, epochs, classes)) {
            field.addValueChangeListener(change -> changed());
        }
        follow(recipe.getValue());
        filling = false;
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
        RecipeValues values = advanced.read(base);
        return new RunSettings(
                name.getValue(),
                given(dataSet, "data set").id(),
                given(recipe, "recipe").id(),
                given(imageSize, "image size"),
                given(colour, "colour"),
                values.networks().withClasses(classes.chosen()),
                values.recipe(),
                given(epochs, "number of epochs"),
                values.batchSize(),
                advanced.machine().seed(),
                advanced.machine().device(),
                advanced.machine().precision(),
                advanced.machine().keepEvery(),
                advanced.machine().halveBatch(),
                advanced.beginning().origin());
    }

    void choose(Preset preset) {
        fill(() -> recipe.choose(preset));
    }

    /** Describes a run like another one that begins from what it has learned. */
    void fork(Run run, int epoch, UnaryOperator<Recipe> change) {
        RunSettings it = run.settings();
        fill(() -> {
            recipe.choose(Preset.of(it.preset()));
            base = RecipeValues.of(it);
            classes.setValue(!it.networks().classes().isEmpty());
            advanced.show(base.withRecipe(change.apply(it.recipe())));
            advanced.machine().show(it);
            advanced.beginning().choose(WarmStartChoice.of(run, epoch));
            imageSize.setValue(it.imageSize());
            colour.setValue(it.colour());
            ownEpochs = true;
            epochs.setValue(it.epochs());
            ownName = true;
            int room = RunSettings.LONGEST_NAME - FORK.length();
            name.setValue(run.name().substring(0, Math.min(room, run.name().length())) + FORK);
        });
    }

    /** Describes a run with the networks of what it begins from. */
    void beginFrom(WarmStartChoice beginning) {
        ModelCard model = beginning.model();
        fill(() -> {
            advanced.beginning().choose(beginning);
            if (model == null) {
                return;
            }
            GanArchitecture shape = model.architecture();
            recipe.choose(WarmStartChoice.recipe(model));
            base = base.withNetworks(WarmStartChoice.networks(shape));
            classes.setValue(!shape.classes().isEmpty());
            DataSet images = dataSet.getValue();
            int batch = images == null ? base.batchSize() : batch(recipe.getValue(), images);
            advanced.show(base.withBatchSize(batch));
            imageSize.setValue(shape.imageSize());
            colour.setValue(WarmStartChoice.colour(shape));
        });
    }

    /** Fills in what the recipe has. */
    private void follow(Preset preset) {
        base = RecipeValues.of(preset);
        advanced.suggest(base);
        imageSize.setItems(preset.family().imageSizes());
        imageSize.setValue(preset.imageSize());
        colour.setValue(Colour.of(preset));
        classes.offer(dataSet.getValue(), preset);
        suggestNumbers(preset);
    }

    private void suggest() {
        DataSet chosen = dataSet.getValue();
        if (chosen == null) {
            return;
        }
        recipe.suggestFor(chosen.images());
        classes.offer(chosen, recipe.getValue());
        suggestNumbers(recipe.getValue());
        if (!ownName) {
            name.setValue(chosen.name());
        }
    }

    private void suggestNumbers(Preset preset) {
        DataSet chosen = dataSet.getValue();
        if (chosen == null) {
            return;
        }
        advanced.suggestBatch(batch(preset, chosen));
        if (ownEpochs) {
            return;
        }
        int enough = IMAGES_WORTH_SEEING / Math.max(1, chosen.images());
        epochs.setValue(Math.clamp(enough, FEWEST_EPOCHS, preset.epochs()));
    }

    /** The recipe's batch, or as much of it as the images can fill. */
    private static int batch(Preset preset, DataSet chosen) {
        int images = HoldOut.trainingCount(chosen.images());
        return Math.min(preset.batchSize(), Integer.highestOneBit(Math.max(2, images)));
    }

    /** Many fields change at once, and are told of as one change. */
    private void fill(Runnable change) {
        boolean within = filling;
        filling = true;
        try {
            change.run();
        } finally {
            filling = within;
        }
        changed();
    }

    private void changed() {
        if (filling) {
            return;
        }
        try {
            networks.show(settings());
            advanced.fit(advanced.read(base));
            networks.setVisible(true);
        } catch (RefusedException e) {
            networks.setVisible(false); // the page says why
        }
        changed.run();
    }
}
