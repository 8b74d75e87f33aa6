package loom.explore;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import loom.base.RefusedException;
import loom.engine.recipe.Preset;
import loom.engine.sampling.Latent;
import loom.engine.sampling.Picture;
import loom.engine.sampling.StyleMix;
import loom.export.Artwork;
import loom.export.Frames;
import loom.export.Lineage;
import loom.zoo.ModelCard;
import loom.zoo.ModelZoo;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;

/** Asks a model for pictures and writes down where each comes from. Any threads may call it. */
@Service
public class Explorer {
    private final ModelZoo zoo;
    private final Clock clock;
    private final String programVersion;

    Explorer(
            ModelZoo zoo,
            Clock clock,
            @Value("${spring.application.version:development}") String programVersion) {
        this.zoo = zoo;
        this.clock = clock;
        this.programVersion = programVersion;
    }

    /**
     * The first pictures of a seed.
     *
     * @param truncation {@link Latent#MIN_TRUNCATION} to {@link Latent#MAX_TRUNCATION}; null for
     *     latents as they come
     * @throws RefusedException if there is no such model, or the count is not in 1..{@value
     *     ModelZoo#MOST_PICTURES}
     */
    public List<Artwork> ofSeed(UUID model, long seed, int count, @Nullable Double truncation) {
        return ofSeed(model, seed, count, truncation, null);
    }

    /**
     * The same of one class.
     *
     * @param ofClass its number; null for all classes in turn, or a model that knows none
     * @throws RefusedException also if the model knows no such class
     */
    public List<Artwork> ofSeed(
            UUID model,
            long seed,
            int count,
            @Nullable Double truncation,
            @Nullable Integer ofClass) {
        if (count < 1 || count > ModelZoo.MOST_PICTURES) {
            throw new RefusedException(
                    count + " pictures were asked for",
                    "one call draws 1 to " + ModelZoo.MOST_PICTURES,
                    "ask for a number in that range");
        }
        ModelCard card = card(model);
        return draw(
                card,
                IntStream.range(0, count)
                        .mapToObj(i -> origin(card, seed, i, truncation, ofClass))
                        .toList());
    }

    /** One picture of a seed: the {@code index}-th, counted from 0. */
    public Artwork ofSeedAt(UUID model, long seed, int index, @Nullable Double truncation) {
        return ofSeedAt(model, seed, index, truncation, null);
    }

    /**
     * The same of one class.
     *
     * @param ofClass its number; null for that of the index, or a model that knows none
     */
    public Artwork ofSeedAt(
            UUID model,
            long seed,
            int index,
            @Nullable Double truncation,
            @Nullable Integer ofClass) {
        if (index < 0) {
            throw new RefusedException(
                    "the index is " + index, "an index starts at 0", "give 0 or more");
        }
        ModelCard card = card(model);
        return draw(card, List.of(origin(card, seed, index, truncation, ofClass))).getFirst();
    }

    /**
     * The number of a class.
     *
     * @param name of one that a model knows; null for none
     * @throws RefusedException if there is no such model, or it knows no such class
     */
    public @Nullable Integer classNumber(UUID model, @Nullable String name) {
        if (name == null) {
            return null;
        }
        ModelCard card = card(model);
        int number = card.architecture().classes().indexOf(name);
        if (number < 0) {
            throw unknownClass(card, "\"%s\"".formatted(name));
        }
        return number;
    }

    /**
     * The pictures of latents, in their order.
     *
     * @throws RefusedException if there is no such model, or a latent has not its size
     */
    public List<Artwork> ofLatents(UUID model, List<Latent> latents) {
        return ofLatents(card(model), latents);
    }

    private List<Artwork> ofLatents(ModelCard card, List<Latent> latents) {
        latents.forEach(latent -> requireSize(card, latent));
        return draw(card, latents.stream().map(z -> new Origin(z, null, null, null)).toList());
    }

    /**
     * A picture and its neighbours: the centre itself, then {@code count - 1} others.
     *
     * @param seed another seed gives other neighbours
     */
    public List<Artwork> neighbours(UUID model, Latent centre, long seed, int count) {
        ModelCard card = card(model);
        int classes = card.architecture().classes().size();
        List<Latent> latents = new ArrayList<>(count);
        latents.add(centre);
        for (int i = 1; i < count; i++) {
            latents.add(Neighbourhood.latent(centre, seed, i, classes));
        }
        return ofLatents(card, latents);
    }

    /**
     * All mixes of the styles of two pictures, see {@link StyleMix#all}.
     *
     * @throws RefusedException if there is no such model, it has no styles, or a latent does not
     *     fit
     */
    public List<Artwork> mixes(UUID model, Latent one, Latent other) {
        ModelCard card = card(model);
        if (!card.architecture().hasStyles()) {
            throw new RefusedException(
                    "the model %s has no styles".formatted(card.name()),
                    "styles are mixed by models of the recipe \"%s\""
                            .formatted(Preset.STYLE.title()),
                    "choose such a model, or train one");
        }
        requireSize(card, one);
        requireSize(card, other);
        int size = card.architecture().latentSize();
        List<StyleMix> all = StyleMix.read(one, size).all(StyleMix.read(other, size));
        return ofLatents(card, all.stream().map(StyleMix::latent).toList());
    }

    /** The frames of a short journey, in order, each with its lineage. */
    public List<Artwork> frames(Journey journey) {
        ModelCard card = card(journey.model());
        return ofLatents(card, latents(card, journey.requireShort("a strip")));
    }

    /**
     * The frames of a journey of any length, drawn when they are asked for.
     *
     * @throws RefusedException if there is no such model, or a keyframe has not its size
     */
    public Frames film(Journey journey) {
        ModelCard card = card(journey.model());
        journey.keyframes().forEach(latent -> requireSize(card, latent));
        List<Latent> latents = latents(card, journey);
        return new Frames() {
            @Override
            public int count() {
                return latents.size();
            }

            @Override
            public List<Picture> draw(List<Integer> numbers) {
                return zoo.sample(card.id(), numbers.stream().map(latents::get).toList());
            }
        };
    }

    private static List<Latent> latents(ModelCard card, Journey journey) {
        int classes = card.architecture().classes().size();
        return journey.latents().stream().map(it -> it.withShares(classes)).toList();
    }

    private List<Artwork> draw(ModelCard card, List<Origin> origins) {
        List<Picture> pictures =
                zoo.sample(card.id(), origins.stream().map(Origin::latent).toList());
        return IntStream.range(0, pictures.size())
                .mapToObj(i -> new Artwork(pictures.get(i), lineage(card, origins.get(i))))
                .toList();
    }

    private Lineage lineage(ModelCard card, Origin origin) {
        return new Lineage(
                card.contentHash(),
                card.name(),
                origin.latent(),
                origin.seed(),
                origin.index(),
                origin.truncation(),
                programVersion,
                clock.instant());
    }

    private static Origin origin(
            ModelCard card,
            long seed,
            int index,
            @Nullable Double truncation,
            @Nullable Integer ofClass) {
        int size = card.architecture().latentSize();
        if (truncation == null) {
            Latent latent = Latent.ofSeed(seed, index, size);
            return new Origin(ofClass(card, latent, index, ofClass), seed, index, null);
        }
        if (!(truncation >= Latent.MIN_TRUNCATION && truncation <= Latent.MAX_TRUNCATION)) {
            throw new RefusedException(
                    "the truncation is " + truncation,
                    "it is %s to %s; smaller is tamer"
                            .formatted(Latent.MIN_TRUNCATION, Latent.MAX_TRUNCATION),
                    "choose a number in that range, or leave it out");
        }
        Latent latent = Latent.ofSeed(seed, index, size, truncation);
        return new Origin(ofClass(card, latent, index, ofClass), seed, index, truncation);
    }

    /** Where no class is wanted, the pictures of a seed are of all classes in turn. */
    private static Latent ofClass(
            ModelCard card, Latent latent, int index, @Nullable Integer wanted) {
        List<String> classes = card.architecture().classes();
        if (wanted == null) {
            return latent.ofClassInTurn(classes.size(), index);
        }
        if (wanted < 0 || wanted >= classes.size()) {
            throw unknownClass(card, wanted.toString());
        }
        return latent.ofClass(classes.size(), wanted);
    }

    private ModelCard card(UUID model) {
        return zoo.find(model).orElseThrow(() -> unknown(model));
    }

    private static RefusedException unknownClass(ModelCard card, String what) {
        List<String> classes = card.architecture().classes();
        return new RefusedException(
                "the class %s was asked for".formatted(what),
                classes.isEmpty()
                        ? "the model %s knows no classes".formatted(card.name())
                        : "the model %s knows the classes %s"
                                .formatted(card.name(), String.join(", ", classes)),
                "choose one of a model that has some, or leave it out");
    }

    static RefusedException unknown(UUID model) {
        return new RefusedException(
                "there is no model " + model,
                "models are those on the Models page",
                "choose one of them");
    }

    private static void requireSize(ModelCard card, Latent latent) {
        int size = card.architecture().latentSize();
        if (!StyleMix.fits(latent, card.architecture())) {
            throw new RefusedException(
                    "a latent has %d values".formatted(latent.size()),
                    "the model %s takes latents of %d".formatted(card.name(), size),
                    "use latents of that model");
        }
    }

    private record Origin(
            Latent latent,
            @Nullable Long seed,
            @Nullable Integer index,
            @Nullable Double truncation) {}
}
