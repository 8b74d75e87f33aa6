package loom.gallery.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.RouterLink;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import loom.base.ui.Notice;
import loom.engine.sampling.Latent;
import loom.export.Lineage;
import loom.gallery.Piece;
import loom.zoo.ModelCard;

/** Where a piece comes from, in words. */
class PieceFacts extends DescriptionList {
    private static final long serialVersionUID = 1L;
    private static final int SHOWN_VALUES = 6;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                    .withLocale(Locale.ENGLISH)
                    .withZone(ZoneId.systemDefault());

    PieceFacts(Piece piece, Optional<ModelCard> model) {
        addClassName("facts");
        Lineage lineage = piece.lineage();
        fact("Model", model.<Component>map(PieceFacts::link).orElseGet(() -> gone(lineage)));
        Long seed = lineage.seed();
        Integer index = lineage.index();
        if (seed != null && index != null) {
            fact("Seed", new Span("%d, picture no. %d".formatted(seed, index + 1)));
        }
        Double truncation = lineage.truncation();
        fact("Truncation", new Span(truncation == null ? "none" : String.valueOf(truncation)));
        fact("Latent", latent(lineage.latent()));
        fact(
                "Picture",
                new Span(
                        "%d × %d, %s"
                                .formatted(
                                        piece.size(),
                                        piece.size(),
                                        piece.channels() == 1 ? "grey" : "colour")));
        fact("Saved", new Span(TIME.format(piece.created())));
        fact("Drawn by", new Span("Latent Loom " + lineage.programVersion()));
    }

    private void fact(String term, Component description) {
        add(new Term(term), new Description(description));
    }

    private static Component link(ModelCard model) {
        RouterLink link = new RouterLink();
        link.setText(model.name());
        link.getElement().setAttribute("href", "models/" + model.id());
        return link;
    }

    private static Component gone(Lineage lineage) {
        return new Span(lineage.modelName() + ", no longer here");
    }

    private static Div latent(Latent latent) {
        String all = text(latent, latent.size());
        Code start = new Code(text(latent, Math.min(SHOWN_VALUES, latent.size())) + " …");
        Button copy = new Button("Copy", VaadinIcon.COPY.create());
        copy.addThemeVariants(ButtonVariant.SMALL, ButtonVariant.TERTIARY);
        copy.setAriaLabel("Copy all %d values of the latent".formatted(latent.size()));
        copy.addClickListener(event -> copy(copy, all));
        Div both = new Div(new Span(latent.size() + " values"), start, copy);
        both.addClassName("latent");
        return both;
    }

    /** Browsers offer the clipboard only to pages of this machine and those behind HTTPS. */
    private static void copy(Button button, String text) {
        button.getElement()
                .executeJs("return navigator.clipboard.writeText($0).then(() => true)", text)
                .then(
                        done -> Notice.done("The latent is in the clipboard"),
                        error ->
                                Notice.problem(
                                        "The browser did not allow copying. The PNG carries the"
                                                + " latent too: download it."));
    }

    private static String text(Latent latent, int count) {
        float[] values = latent.values();
        return IntStream.range(0, count)
                .mapToObj(i ->
                        count == values.length ? String.valueOf(values[i]) : rounded(values[i]))
                .collect(Collectors.joining(", "));
    }

    private static String rounded(float value) {
        return String.format(Locale.ENGLISH, "%.2f", value);
    }
}
