package loom.zoo.ui;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Optional;
import loom.base.Wording;
import loom.engine.network.FeatureMap;
import loom.engine.recipe.Preset;
import loom.zoo.ModelCard;
import loom.zoo.Provenance;

/** What is known about a model, in plain words. */
final class ModelFormatter {
    static final DateTimeFormatter DAY =
            DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                    .withLocale(Locale.ENGLISH)
                    .withZone(ZoneId.systemDefault());

    private ModelFormatter() {}

    static String provenance(ModelCard card) {
        Provenance it = card.provenance();
        return "Learned from %s of %s in %s, on %s."
                .formatted(
                        Wording.count(it.images(), "image", "images"),
                        it.dataSet(),
                        Wording.count(it.epochs(), "epoch", "epochs"),
                        DAY.format(it.trained()));
    }

    /** For example {@code 64 × 64 colour · 3.6 million parameters}. */
    static String size(ModelCard card) {
        int side = card.architecture().imageSize();
        return "%d × %d %s · %s parameters"
                .formatted(
                        side,
                        side,
                        card.architecture().channels() == 1 ? "grey" : "colour",
                        roughly(card.architecture().generator().parameterCount()));
    }

    /** What the model was trained with, if this version of the studio knows it. */
    static Optional<Preset> preset(ModelCard card) {
        String id = card.provenance().preset();
        return Preset.all().stream().filter(preset -> preset.id().equals(id)).findFirst();
    }

    static String shape(FeatureMap map) {
        return "%d × %d × %d".formatted(map.channels(), map.height(), map.width());
    }

    private static String roughly(long number) {
        return number < 1_000_000
                ? Wording.number(number)
                : String.format(Locale.ENGLISH, "%.1f million", number / 1e6);
    }
}
