package loom.training.ui;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import loom.engine.network.GanArchitecture;
import loom.engine.network.GanFamily;
import loom.engine.training.Preset;
import loom.training.Colour;
import loom.training.Networks;
import loom.training.Origin;
import loom.training.Run;
import loom.zoo.ModelCard;
import org.jspecify.annotations.Nullable;

/**
 * What a new run may begin from, in words and with the networks that fit it.
 *
 * @param origin null to begin from nothing
 * @param model the model, if it is one
 */
record Beginning(String words, @Nullable Origin origin, @Nullable ModelCard model) {
    static final Beginning NOTHING = new Beginning("Nothing (noise)", null, null);

    static Beginning of(Run run, int epoch) {
        String when = epoch == Origin.LAST ? "its last checkpoint" : "epoch " + epoch;
        return new Beginning(
                "The run \"%s\", %s".formatted(run.name(), when),
                Origin.ofRun(run.id(), epoch),
                null);
    }

    static Beginning of(ModelCard card) {
        return new Beginning(
                "The model \"%s\"".formatted(card.name()), Origin.ofModel(card.id()), card);
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
                        own.stream(),
                        Stream.of(Preset.DCGAN, Preset.FASHION, Preset.FULLY_CONNECTED))
                .filter(it -> it.family() == plain)
                .findFirst()
                .orElse(Preset.DCGAN);
    }

    static Networks networks(GanArchitecture of) {
        return new Networks(
                of.family(), of.latentSize(), of.generatorWidth(), of.discriminatorWidth());
    }

    static Colour colour(GanArchitecture of) {
        return Arrays.stream(Colour.values())
                .filter(it -> it.channels() == of.channels())
                .findFirst()
                .orElse(Colour.RGB);
    }
}
