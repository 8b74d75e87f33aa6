package loom.engine.recipe;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import loom.engine.network.DiscriminatorOptions;
import loom.engine.network.GanFamily;
import loom.engine.network.MinibatchFeature;
import loom.engine.network.Normalisation;

/**
 * An option of a recipe that a person may change, declared once: the form of a new run, the page
 * that says in what a run differs from its recipe, and the HTTP API follow from it. So a new one is
 * a component of {@link Recipe} and a line of {@link #ALL}.
 *
 * @param id its name in the API
 * @param label its name on pages
 * @param help what it is for, in plain words
 * @param fits the recipes that it can be changed in
 * @param families the networks that it says something about
 */
public record RecipeOption<T>(
        String id,
        Group group,
        String label,
        String help,
        OptionKind<T> kind,
        Function<Recipe, T> get,
        BiFunction<Recipe, T, Recipe> with,
        Predicate<Recipe> fits,
        Predicate<GanFamily> families) {

    /** Under which heading it stands. */
    public enum Group {
        LEARNING("Learning"),
        COLLAPSE("Against collapse"),
        FEW_IMAGES("For few images");

        private final String title;

        Group(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    public static final RecipeOption<Objective> OBJECTIVE =
            option(
                    "objective",
                    Group.LEARNING,
                    "Objective",
                    "What the two networks play for.",
                    new OptionKind.Choice<>(Objective.class, RecipeOption::words),
                    Recipe::objective,
                    Recipe::playingFor);

    /** Families whose discriminators have no normalisation to choose. */
    private static final Set<GanFamily> WITHOUT_NORMALISATION =
            EnumSet.of(GanFamily.MLP, GanFamily.STYLE);

    /** All of them, in the order of the form, which is the order that they are applied in. */
    public static final List<RecipeOption<?>> ALL =
            List.of(
                    option(
                            "learningRateG",
                            Group.LEARNING,
                            "Generator's learning rate",
                            "Lower it if the pictures jump about.",
                            new OptionKind.Decimal(0, 1, true),
                            recipe -> recipe.generatorAdam().learningRate(),
                            (recipe, rate) ->
                                    recipe.withGeneratorAdam(
                                            recipe.generatorAdam().withLearningRate(rate))),
                    option(
                            "learningRateD",
                            Group.LEARNING,
                            "Discriminator's learning rate",
                            "Lower it if the discriminator wins.",
                            new OptionKind.Decimal(0, 1, true),
                            recipe -> recipe.discriminatorAdam().learningRate(),
                            (recipe, rate) ->
                                    recipe.withDiscriminatorAdam(
                                            recipe.discriminatorAdam().withLearningRate(rate))),
                    OBJECTIVE,
                    option(
                            "discriminatorSteps",
                            Group.LEARNING,
                            "Discriminator's steps",
                            "How many it takes for each step of the generator.",
                            new OptionKind.Count(1, Recipe.MOST_DISCRIMINATOR_STEPS, 1),
                            Recipe::discriminatorSteps,
                            Recipe::withDiscriminatorSteps),
                    option(
                            "beta1",
                            Group.LEARNING,
                            "Adam's beta 1",
                            "How long the direction of earlier steps is kept, in both networks;"
                                    + " GANs want less than 0.9.",
                            new OptionKind.Decimal(0, AdamSettings.MOST_BETA),
                            recipe -> recipe.generatorAdam().beta1(),
                            RecipeOption::withBeta1),
                    option(
                            "beta2",
                            Group.LEARNING,
                            "Adam's beta 2",
                            "How long the size of earlier steps is kept, in both networks.",
                            new OptionKind.Decimal(0, AdamSettings.MOST_BETA),
                            recipe -> recipe.generatorAdam().beta2(),
                            RecipeOption::withBeta2),
                    option(
                            "annealingImages",
                            Group.LEARNING,
                            "Annealing",
                            "Images over which learning rates fall to a quarter and penalties to a"
                                    + " tenth; 0 to keep them.",
                            new OptionKind.Count(0, Recipe.MOST_ANNEALING_IMAGES, 10_000),
                            Recipe::annealingImages,
                            Recipe::withAnnealingImages),
                    option(
                            "minibatch",
                            Group.COLLAPSE,
                            "Minibatch feature",
                            "Lets the discriminator see how much the pictures of a batch differ.",
                            new OptionKind.Choice<>(MinibatchFeature.class, RecipeOption::words),
                            recipe -> recipe.discriminator().minibatch(),
                            (recipe, feature) ->
                                    recipe.withDiscriminator(
                                            new DiscriminatorOptions(
                                                    recipe.discriminator().normalisation(),
                                                    feature))),
                    option(
                                    "labelSmoothing",
                                    Group.COLLAPSE,
                                    "Label smoothing",
                                    "Keeps the discriminator from being too sure; 0.1 is usual. Only"
                                            + " for recipes that ask \"real or made?\".",
                                    new OptionKind.Decimal(0, Recipe.MOST_SMOOTHING),
                                    Recipe::labelSmoothing,
                                    Recipe::withLabelSmoothing)
                            .onlyIn(recipe -> recipe.objective() == Objective.NON_SATURATING),
                    option(
                                    "normalisation",
                                    Group.COLLAPSE,
                                    "Normalisation",
                                    "What keeps the discriminator in check.",
                                    new OptionKind.Choice<>(
                                            Normalisation.class, RecipeOption::words),
                                    recipe -> recipe.discriminator().normalisation(),
                                    (recipe, normalisation) ->
                                            recipe.withDiscriminator(
                                                    new DiscriminatorOptions(
                                                            normalisation,
                                                            recipe.discriminator().minibatch())))
                            .onlyFor(family -> !WITHOUT_NORMALISATION.contains(family)),
                    option(
                                    "styleMixing",
                                    Group.COLLAPSE,
                                    "Style mixing",
                                    "Share of pictures drawn with the styles of two, so that styles"
                                            + " can be mixed later; 0.9 is usual.",
                                    new OptionKind.Decimal(0, 1),
                                    Recipe::styleMixing,
                                    Recipe::withStyleMixing)
                            .onlyFor(family -> family == GanFamily.STYLE),
                    option(
                            "gradientPenalty",
                            Group.COLLAPSE,
                            "Gradient penalty",
                            "What the discriminator pays for being steep, so that it cannot win; 0"
                                    + " for nothing, 1 is usual, 10 for Wasserstein. Steps take"
                                    + " longer.",
                            new OptionKind.Decimal(0, GradientPenalties.MOST),
                            recipe -> recipe.penalties().weight(),
                            (recipe, weight) ->
                                    recipe.withPenalties(
                                            GradientPenalties.of(recipe.objective(), weight))),
                    option(
                            "flips",
                            Group.FEW_IMAGES,
                            "Flips",
                            "Mirrors images left to right; not for writing or faces in profile.",
                            new OptionKind.Flag(),
                            recipe -> recipe.augmentation().flips(),
                            (recipe, on) ->
                                    recipe.withAugmentation(recipe.augmentation().withFlips(on))),
                    option(
                            "turns",
                            Group.FEW_IMAGES,
                            "Quarter turns",
                            "Turns images by quarters; right for textiles and textures.",
                            new OptionKind.Flag(),
                            recipe -> recipe.augmentation().turns(),
                            (recipe, on) ->
                                    recipe.withAugmentation(recipe.augmentation().withTurns(on))),
                    option(
                            "diffAugment",
                            Group.FEW_IMAGES,
                            "Differentiable augmentation",
                            "Shows every image moved, recoloured and partly covered. The pictures"
                                    + " stay free of it.",
                            new OptionKind.Flag(),
                            recipe -> recipe.augmentation().isDifferentiable(),
                            RecipeOption::differentiable),
                    option(
                                    "augmentationTarget",
                                    Group.FEW_IMAGES,
                                    "Adaptive augmentation",
                                    "Augments only as often as the discriminator is surer than this"
                                            + " of real images; 0.6 is usual, 0 augments all.",
                                    new OptionKind.Decimal(0, Recipe.MOST_TARGET),
                                    Recipe::augmentationTarget,
                                    Recipe::withAugmentationTarget)
                            .onlyIn(recipe ->
                                    recipe.augmentation().isDifferentiable()
                                            && recipe.objective().hasSigns()),
                    option(
                            "averagingImages",
                            Group.FEW_IMAGES,
                            "Moving average",
                            "Draws from an average of the generator's past: images until its memory"
                                    + " has halved, 0 for none.",
                            new OptionKind.Count(0, Recipe.MOST_AVERAGING_IMAGES, 1_000),
                            Recipe::averagingImages,
                            Recipe::withAveragingImages));

    /** The one of a name in the API. */
    public static Optional<RecipeOption<?>> find(String id) {
        return ALL.stream().filter(option -> option.id().equals(id)).findFirst();
    }

    /** How the value that a recipe has reads in a sentence. */
    public String words(Recipe recipe) {
        return kind.words(get.apply(recipe));
    }

    /**
     * The recipe with the values that somebody gave as JSON, whatever their order.
     *
     * @param given by id; what is no option's is passed over
     * @throws IllegalArgumentException if one is not allowed, in words
     */
    public static Recipe applied(Recipe usual, Map<String, ?> given) {
        Recipe recipe = usual;
        for (RecipeOption<?> option : ALL) {
            Object value = given.get(option.id());
            if (value != null) {
                recipe = option.parsed(recipe, value);
            }
        }
        return recipe;
    }

    /**
     * The recipe with a value that somebody gave as JSON.
     *
     * @throws IllegalArgumentException if it is not allowed, in words
     */
    public Recipe parsed(Recipe recipe, Object given) {
        T value;
        try {
            value = kind.parse(given);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("the field %s %s".formatted(id, e.getMessage()), e);
        }
        return with.apply(recipe, value);
    }

    private static <T> RecipeOption<T> option(
            String id,
            Group group,
            String label,
            String help,
            OptionKind<T> kind,
            Function<Recipe, T> get,
            BiFunction<Recipe, T, Recipe> with) {
        return new RecipeOption<>(
                id, group, label, help, kind, get, with, recipe -> true, family -> true);
    }

    private RecipeOption<T> onlyIn(Predicate<Recipe> recipes) {
        return new RecipeOption<>(id, group, label, help, kind, get, with, recipes, families);
    }

    private RecipeOption<T> onlyFor(Predicate<GanFamily> networks) {
        return new RecipeOption<>(id, group, label, help, kind, get, with, fits, networks);
    }

    /** A recipe that has some of the three keeps these few unless somebody wants it otherwise. */
    private static Recipe differentiable(Recipe recipe, boolean on) {
        Augmentation before = recipe.augmentation();
        return before.isDifferentiable() == on
                ? recipe
                : recipe.withAugmentation(before.withDifferentiable(on));
    }

    /** Optimisers with two values keep both unless somebody wants it otherwise. */
    private static Recipe withBeta1(Recipe recipe, double beta) {
        return recipe.generatorAdam().beta1() == beta
                ? recipe
                : recipe.withAdam(
                        recipe.generatorAdam().withBeta1(beta),
                        recipe.discriminatorAdam().withBeta1(beta));
    }

    private static Recipe withBeta2(Recipe recipe, double beta) {
        return recipe.generatorAdam().beta2() == beta
                ? recipe
                : recipe.withAdam(
                        recipe.generatorAdam().withBeta2(beta),
                        recipe.discriminatorAdam().withBeta2(beta));
    }

    private static String words(Objective objective) {
        return switch (objective) {
            case NON_SATURATING -> "Real or made? (cross-entropy)";
            case LEAST_SQUARES -> "Least squares";
            case HINGE -> "Hinge";
            case WASSERSTEIN -> "Wasserstein distance";
            case RELATIVISTIC -> "Which of a pair is real?";
        };
    }

    private static String words(MinibatchFeature feature) {
        return switch (feature) {
            case NONE -> "None";
            case DEVIATION -> "Standard deviation";
            case DISCRIMINATION -> "Discrimination";
        };
    }

    private static String words(Normalisation normalisation) {
        return switch (normalisation) {
            case BATCH -> "Batch normalisation";
            case SPECTRAL -> "Spectral norm";
            case NONE -> "None";
        };
    }
}
