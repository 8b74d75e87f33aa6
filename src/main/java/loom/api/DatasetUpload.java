package loom.api;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import loom.base.RefusedException;
import loom.dataset.BackgroundColour;
import loom.dataset.ImportSettings;
import loom.dataset.ResizeMode;
import loom.dataset.Scaling;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/** What the query of an upload says. */
record DatasetUpload(String name, ImportSettings settings) {
    /**
     * Reads the query itself: asking the request for a parameter makes the server read the body,
     * which is the file, whenever a client calls it a form (as curl does unless told otherwise).
     */
    static DatasetUpload of(@Nullable String query) {
        MultiValueMap<String, String> parameters =
                UriComponentsBuilder.newInstance()
                        .query(query == null ? "" : query)
                        .build()
                        .getQueryParams();
        return of(name -> parameter(parameters, name));
    }

    /**
     * @param parameters gives the value of a name
     */
    static DatasetUpload of(Function<String, Optional<String>> parameters) {
        String name =
                parameters
                        .apply("name")
                        .orElseThrow(() ->
                                new RefusedException(
                                        "the data set has no name",
                                        "the query names it",
                                        "add ?name=... to the address"));
        return new DatasetUpload(
                name,
                new ImportSettings(
                        parameters
                                .apply("fit")
                                .map(DatasetUpload::fit)
                                .orElse(ImportSettings.DEFAULT.fit()),
                        parameters
                                .apply("background")
                                .map(DatasetUpload::background)
                                .orElse(ImportSettings.DEFAULT.background()),
                        parameters
                                .apply("scaling")
                                .map(DatasetUpload::scaling)
                                .orElse(ImportSettings.DEFAULT.scaling()),
                        parameters.apply("transpose").map(DatasetUpload::yes).orElse(false)));
    }

    static String word(ResizeMode fit) {
        return fit.name().toLowerCase(Locale.ROOT);
    }

    private static Optional<String> parameter(
            MultiValueMap<String, String> parameters, String name) {
        return Optional.ofNullable(parameters.getFirst(name))
                .map(value ->
                        Checked.value(
                                () -> UriUtils.decode(value.replace('+', ' '), "UTF-8"),
                                "write a % in an address as %25"))
                .filter(value -> !value.isBlank());
    }

    private static Scaling scaling(String word) {
        return Arrays.stream(Scaling.values())
                .filter(it -> it.name().equalsIgnoreCase(word))
                .findFirst()
                .orElseThrow(() ->
                        new RefusedException(
                                "scaling is \"" + word + "\"",
                                "it is smooth, or nearest for pixel art",
                                "choose one of these, or leave it out for smooth"));
    }

    private static boolean yes(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default ->
                    throw new RefusedException(
                            "transpose is \"" + word + "\"",
                            "it is true or false",
                            "choose one of these, or leave it out for false");
        };
    }

    private static ResizeMode fit(String word) {
        List<ResizeMode> all = Arrays.asList(ResizeMode.values());
        return all.stream()
                .filter(fit -> word(fit).equals(word.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() ->
                        new RefusedException(
                                "fit is \"" + word + "\"",
                                "it is one of " + all.stream().map(DatasetUpload::word).toList(),
                                "choose one of these, or leave it out for crop"));
    }

    /** A # in an address must be written %23, so colours without it are taken too. */
    private static BackgroundColour background(String colour) {
        return Checked.value(
                () -> new BackgroundColour(colour.startsWith("#") ? colour : "#" + colour),
                "give it as %23rrggbb, or leave it out for white");
    }
}
