package loom.training.ui;

import static loom.training.ui.Fields.given;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import loom.base.Wording;
import loom.engine.ComputeDevice;
import loom.engine.training.Precision;
import loom.training.RunSettings;

/** Where a run is computed, and how exactly. No recipe has a say in it. */
class MachineFields extends FieldGroup {
    private static final long serialVersionUID = 1L;
    private static final int SEEDS = 1_000_000;

    private final List<ComputeDevice> devices;
    private final IntegerField seed = Fields.number("Seed", 0, Integer.MAX_VALUE);
    private final Select<ComputeDevice> device;
    private final Select<Precision> precision =
            Fields.choice("Precision", List.of(Precision.values()), MachineFields::words);

    MachineFields(List<ComputeDevice> devices, Runnable changed) {
        super("Machine", changed);
        this.devices = devices;
        seed.setHelperText("The same seed gives the same run.");
        seed.setStepButtonsVisible(false);
        seed.setSuffixComponent(dice());
        seed.setValue(1);
        device = Fields.choice("Device", devices, MachineFields::words);
        device.addValueChangeListener(change -> device.setHelperText(change.getValue().name()));
        device.setValue(devices.getFirst());
        precision.setHelperText("bfloat16 is faster where the machine has it.");
        precision.setValue(Precision.AUTO);
        List.of(seed, device, precision).forEach(this::watch);
    }

    @Override
    void fill(RecipeValues values) {}

    @Override
    RecipeValues read(RecipeValues base) {
        return base;
    }

    /** Shows how another run was computed; a device that is not here is left out. */
    void show(RunSettings settings) {
        seed.setValue((int) Math.clamp(settings.seed(), 0, Integer.MAX_VALUE));
        precision.setValue(settings.precision());
        devices.stream()
                .filter(it -> it.id().equals(settings.device()))
                .findFirst()
                .ifPresent(device::setValue);
    }

    long seed() {
        return given(seed, "seed");
    }

    String device() {
        return given(device, "device").id();
    }

    Precision precision() {
        return given(precision, "precision");
    }

    private Component dice() {
        Button dice =
                new Button(
                        VaadinIcon.RANDOM.create(),
                        click -> seed.setValue(ThreadLocalRandom.current().nextInt(SEEDS)));
        dice.addThemeVariants(ButtonVariant.LUMO_ICON, ButtonVariant.LUMO_TERTIARY);
        dice.setAriaLabel("Draw a seed");
        dice.setTooltipText("Draw a seed");
        return dice;
    }

    private static String words(ComputeDevice device) {
        String name = device.isGpu() ? device.name() : "Processor";
        return device.memoryBytes() > 0
                ? name + ", " + Wording.bytes(device.memoryBytes())
                : name;
    }

    static String words(Precision precision) {
        return switch (precision) {
            case AUTO -> "Automatic";
            case FLOAT32 -> "float32";
            case BFLOAT16 -> "bfloat16";
        };
    }
}
