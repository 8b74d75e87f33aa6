package loom.explore.ui;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import java.util.List;
import java.util.UUID;
import loom.base.RefusedException;
import loom.base.ui.Notice;
import loom.engine.sampling.Interpolation;
import loom.explore.Journey;

/** How a journey walks, and how fast. */
class JourneySettings extends Div {
    private static final long serialVersionUID = 1L;
    private static final List<Integer> USUAL_STEPS = List.of(8, 16, 32, 64);
    private static final int FIRST_STEPS = 16;
    private static final int FIRST_FRAMES_PER_SECOND = 12;

    private final Select<Interpolation> line = new Select<>();
    private final ComboBox<Integer> steps = new ComboBox<>("Steps between");
    private final Checkbox loop = new Checkbox("Loop", true);
    private final Select<Integer> framesPerSecond = new Select<>();

    /**
     * @param framesChanged called when other frames are needed
     * @param speedChanged called when the same frames shall be played at another speed
     */
    JourneySettings(Runnable framesChanged, Runnable speedChanged) {
        addClassName("controls");
        line.setLabel("Line");
        line.setItems(Interpolation.SPHERICAL, Interpolation.LINEAR);
        line.setItemLabelGenerator(it -> it == Interpolation.SPHERICAL ? "Spherical" : "Linear");
        line.setValue(Interpolation.SPHERICAL);
        line.setTooltipText(
                "Spherical keeps to latents that the model knows; linear cuts across the middle");
        steps.setItems(USUAL_STEPS);
        steps.setAllowCustomValue(true);
        steps.setValue(FIRST_STEPS);
        steps.addCustomValueSetListener(event -> customSteps(event.getDetail()));
        framesPerSecond.setLabel("Speed");
        framesPerSecond.setItems(5, 10, 12, 20, 25);
        framesPerSecond.setItemLabelGenerator(it -> it + " frames/s");
        framesPerSecond.setValue(FIRST_FRAMES_PER_SECOND);
        add(line, steps, framesPerSecond, loop);

        line.addValueChangeListener(event -> framesChanged.run());
        loop.addValueChangeListener(event -> framesChanged.run());
        steps.addValueChangeListener(event -> {
            if (event.getValue() != null) {
                framesChanged.run();
            }
        });
        framesPerSecond.addValueChangeListener(event -> speedChanged.run());
    }

    /**
     * @throws RefusedException if the keyframes and settings make no journey
     */
    Journey journey(UUID model, List<Keyframe> keyframes) {
        Integer number = steps.getValue();
        return new Journey(
                model,
                keyframes.stream().map(Keyframe::latent).toList(),
                line.getValue(),
                number == null ? FIRST_STEPS : number,
                loop.getValue());
    }

    int framesPerSecond() {
        return framesPerSecond.getValue();
    }

    private void customSteps(String text) {
        try {
            int number = Integer.parseInt(text.strip());
            if (number < Journey.MIN_STEPS || number > Journey.MAX_STEPS) {
                throw new NumberFormatException();
            }
            steps.setValue(number);
        } catch (NumberFormatException e) {
            Notice.problem(
                    "Steps were '%s'. They are a whole number from %d to %d. Type one or choose one."
                            .formatted(text, Journey.MIN_STEPS, Journey.MAX_STEPS));
        }
    }
}
