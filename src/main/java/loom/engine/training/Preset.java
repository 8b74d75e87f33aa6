package loom.engine.training;

import java.util.List;

/**
 * A recipe that a person can choose by name.
 *
 * @param id stable name, for files and the HTTP API
 * @param title what people read
 * @param description one sentence for the form
 */
public record Preset(
        String id, String title, String description, int epochs, int batchSize, AdamSettings adam) {

    /** The recipe of Radford et al. 2015, arXiv:1511.06434, as PyTorch's tutorial gives it. */
    public static final Preset DCGAN =
            new Preset(
                    "dcgan",
                    "Classic DCGAN",
                    "Strided convolutions, batch normalisation and Adam: the recipe that most people"
                            + " learn first.",
                    100,
                    64,
                    AdamSettings.dcgan());

    /** Every preset, in the order to show them. */
    public static List<Preset> all() {
        return List.of(DCGAN);
    }

    /**
     * The preset with an id.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Preset of(String id) {
        return all().stream()
                .filter(preset -> preset.id().equals(id))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "preset must be one of %s, was '%s'"
                                        .formatted(all().stream().map(Preset::id).toList(), id)));
    }
}
