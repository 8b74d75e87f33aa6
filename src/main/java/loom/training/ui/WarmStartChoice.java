package loom.training.ui;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import loom.engine.network.GanArchitecture;
import loom.engine.network.GanFamily;
import loom.engine.recipe.Preset;
import loom.training.run.ArchitectureSettings;
import loom.training.run.Colour;
import loom.training.run.Run;
import loom.training.run.WarmStart;
import loom.zoo.ModelCard;
import org.jspecify.annotations.Nullable;

/**
 * What a new run may begin from, in words and with the networks that fit it.
 *
 * @param origin null to begin from nothing
 * @param model the model, if it is one
 */
record WarmStartChoice(String words, @Nullable WarmStart origin, @Nullable ModelCard model) {
    static final WarmStartChoice NOTHING = new WarmStartChoice("Nothing (noise)", null, null);

    static WarmStartChoice of(Run run, int epoch) {
        String when = epoch == WarmStart.LAST ? "its last checkpoint" : "epoch " + epoch;
        return new WarmStartChoice(
                "The run \"%s\", %s".formatted(run.name(), when),
                WarmStart.ofRun(run.id(), epoch),
                null);
    }

    static WarmStartChoice of(ModelCard card) {
        return new WarmStartChoice(
                "The model \"%s\"".formatted(card.name()), WarmStart.ofModel(card.id()), card);
    }

    /** The recipe that a model was made with, or one for networks of its family. */
    static Preset recipe(ModelCard card) {
        Optional<Preset> own =
                Preset.all().stream()
                        .filter(it -> it.id().equals(card.provenance().preset()))
                        .findFirst();
        GanFamily family = GanFamily.of(card.architecture().family());
        GanFamily plain = family == GanFamily.RESIZE ? GanFamily.DCGAN : family;
        return Stream.concat(
                        own.stream(), Stream.concat(Stream.of(Preset.DCGAN), Preset.all().stream()))
                .filter(it -> it.family() == plain)
                .findFirst()
                .orElse(Preset.DCGAN);
    }

    static ArchitectureSettings networks(GanArchitecture of) {
        return new ArchitectureSettings(
                of.family(),
                of.latentSize() - of.classes().size(),
                of.generatorWidth(),
                of.discriminatorWidth(),
                of.classes());
    }

    static Colour colour(GanArchitecture of) {
        return Arrays.stream(Colour.values())
                .filter(it -> it.channels() == of.channels())
                .findFirst()
                .orElse(Colour.RGB);
    }
}
