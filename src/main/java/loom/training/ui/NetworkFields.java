package loom.training.ui;

import static loom.training.ui.Fields.given;

import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import java.util.List;
import loom.engine.network.GanArchitecture;
import loom.engine.network.GanFamily;
import loom.training.run.ArchitectureSettings;

/** How large the two networks are, and how the generator enlarges. */
class NetworkFields extends FieldGroup {
    private static final long serialVersionUID = 1L;
    private static final List<GanFamily> CONVOLUTIONAL = List.of(GanFamily.DCGAN, GanFamily.RESIZE);

    private final IntegerField latent = Fields.number("Latent size", 1, GanArchitecture.MAX_LATENT);
    private final IntegerField generator =
            Fields.number("Generator width", 1, GanArchitecture.MAX_WIDTH);
    private final IntegerField discriminator =
            Fields.number("Discriminator width", 1, GanArchitecture.MAX_WIDTH);
    private final Select<GanFamily> upsampling =
            Fields.choice("Upsampling", CONVOLUTIONAL, NetworkFields::words);
    private final transient SuggestedField<Integer> suggestedLatent;
    private final transient SuggestedField<Integer> suggestedGenerator;
    private final transient SuggestedField<Integer> suggestedDiscriminator;
    private final transient SuggestedField<GanFamily> suggestedUpsampling;

    NetworkFields(Runnable changed) {
        super("Networks", changed);
        suggestedLatent = suggested(latent, "Numbers that each picture is drawn from.");
        suggestedGenerator = suggested(generator, "Wider draws finer things and takes longer.");
        suggestedDiscriminator = suggested(discriminator, "Wider sees more, and wins more easily.");
        suggestedUpsampling =
                suggested(
                        upsampling,
                        "How pictures grow inside the generator; resizing avoids checkerboards.",
                        NetworkFields::words);
    }

    @Override
    void fill(RecipeValues values) {
        ArchitectureSettings networks = values.networks();
        suggestedLatent.fill(networks.latentSize());
        suggestedGenerator.fill(networks.generatorWidth());
        suggestedDiscriminator.fill(networks.discriminatorWidth());
        GanFamily family = GanFamily.of(networks.family());
        boolean choice = CONVOLUTIONAL.contains(family);
        upsampling.setVisible(choice);
        suggestedUpsampling.fill(choice ? family : GanFamily.DCGAN);
    }

    @Override
    RecipeValues read(RecipeValues base) {
        boolean choice = CONVOLUTIONAL.contains(GanFamily.of(base.networks().family()));
        return base.withNetworks(
                new ArchitectureSettings(
                        choice ? given(upsampling, "upsampling").id() : base.networks().family(),
                        given(latent, "latent size"),
                        given(generator, "generator width"),
                        given(discriminator, "discriminator width"),
                        base.networks().classes()));
    }

    private static String words(GanFamily family) {
        return family == GanFamily.RESIZE ? "Resize, then convolve" : "Transposed convolution";
    }
}
