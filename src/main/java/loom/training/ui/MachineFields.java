package loom.training.ui;

import static loom.training.ui.Fields.given;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import java.util.List;
import loom.base.Wording;
import loom.engine.ComputeDevice;
import loom.engine.training.Precision;
import loom.engine.training.TrainingSettings;
import loom.training.run.RunSettings;

/** Where a run is computed, and how exactly. No recipe has a say in it. */
class MachineFields extends FieldGroup {
    private static final long serialVersionUID = 1L;

    private final List<ComputeDevice> devices;
    private final SeedField seed = new SeedField();
    private final Select<ComputeDevice> device;
    private final Select<Precision> precision =
            Fields.choice("Precision", List.of(Precision.values()), MachineFields::words);

    private final IntegerField keepEvery =
            Fields.number("Keep a checkpoint every", 0, TrainingSettings.MAX_EPOCHS);
    private final Checkbox halveBatch = new Checkbox("Go on smaller when memory runs out");
    private boolean ownKeepEvery;

    MachineFields(List<ComputeDevice> devices, Runnable changed) {
        super("Machine", changed);
        this.devices = devices;
        device = Fields.choice("Device", devices, MachineFields::words);
        device.addValueChangeListener(change -> device.setHelperText(change.getValue().name()));
        device.setValue(devices.getFirst());
        precision.setHelperText("bfloat16 is faster where the machine has it.");
        precision.setValue(Precision.AUTO);
        keepEvery.setHelperText(
                "Epochs between kept ones, to go back to or fork from; 0 keeps the best and the"
                        + " last.");
        keepEvery.setValue(1);
        keepEvery.addValueChangeListener(change -> ownKeepEvery |= change.isFromClient());
        halveBatch.setHelperText("Halves the batch instead of failing.");
        watch(seed);
        watch(device);
        watch(precision);
        watch(keepEvery);
        watch(halveBatch);
    }

    @Override
    void fill(RecipeValues values) {}

    @Override
    RecipeValues read(RecipeValues base) {
        return base;
    }

    /** Shows how another run was computed; a device that is not here is left out. */
    void show(RunSettings settings) {
        seed.show(settings.seed());
        ownKeepEvery = true;
        keepEvery.setValue(settings.keepEvery());
        precision.setValue(settings.precision());
        halveBatch.setValue(settings.halveBatch());
        devices.stream()
                .filter(it -> it.id().equals(settings.device()))
                .findFirst()
                .ifPresent(device::setValue);
    }

    /** Suggests how many epochs to keep, until the person has a say. */
    void suggestFor(int epochs) {
        if (!ownKeepEvery) {
            keepEvery.setValue(RunSettings.usualKeepEvery(epochs));
        }
    }

    int keepEvery() {
        return given(keepEvery, "number of epochs between kept checkpoints");
    }

    boolean halveBatch() {
        return halveBatch.getValue();
    }

    long seed() {
        return seed.seed();
    }

    String device() {
        return given(device, "device").id();
    }

    Precision precision() {
        return given(precision, "precision");
    }

    private static String words(ComputeDevice device) {
        String name = device.isGpu() ? device.name() : "Processor";
        String memory = device.memoryBytes() > 0 ? ", " + Wording.bytes(device.memoryBytes()) : "";
        String free =
                device.freeBytes() > 0
                        ? ", %s free".formatted(Wording.bytes(device.freeBytes()))
                        : "";
        return name + memory + free;
    }

    static String words(Precision precision) {
        return switch (precision) {
            case AUTO -> "Automatic";
            case FLOAT32 -> "float32";
            case BFLOAT16 -> "bfloat16";
        };
    }
}
