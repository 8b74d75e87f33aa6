package loom.training.ui;

import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import java.util.Locale;
import loom.base.Wording;
import loom.engine.network.Network;
import loom.training.run.RunSettings;

/** Both networks of a run, folded: their sizes in a line, and inside every layer. */
class NetworkSummary extends Details {
    private static final long serialVersionUID = 1L;
    private static final long MILLION = 1_000_000;

    private final Div tables = new Div();

    NetworkSummary() {
        addClassName("network-summary");
        tables.addClassName("run-networks");
        add(tables);
    }

    void show(RunSettings settings) {
        Network generator = settings.architecture().generator();
        Network discriminator =
                settings.architecture().discriminator(settings.recipe().discriminator());
        setSummaryText(
                "Networks: generator with %s parameters, discriminator with %s"
                        .formatted(
                                words(generator.parameterCount()),
                                words(discriminator.parameterCount())));
        tables.removeAll();
        tables.add(
                new NetworkTable("Generator", generator),
                new NetworkTable("Discriminator", discriminator));
    }

    private static String words(long parameters) {
        return parameters < MILLION
                ? Wording.number(parameters)
                : String.format(Locale.ENGLISH, "%.1f million", (double) parameters / MILLION);
    }
}
