package loom.engine.quality;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What can go wrong in a run without its losses saying so, with what to do about it.
 *
 * <p>An alarm rings only when two measures, or two epochs, in a row ask for it: a single one may be
 * chance. It falls silent with the first one that does not.
 */
public enum QualityAlarm {
    /** All pictures look alike. */
    COLLAPSE(
            "Collapse: the pictures are becoming one picture",
            "The generator has found a few pictures that pass, and makes only those, whatever the"
                    + " latent.",
            "Go back to an epoch from before it and continue from there with minibatch standard"
                    + " deviation or minibatch discrimination, or with a lower learning rate for"
                    + " the generator."),

    /** Pictures are training images again. */
    COPYING(
            "Copying: the pictures are the training images",
            "The generator has learned images by heart: its pictures lie much closer to them than"
                    + " new images of this kind do.",
            "Add more images, switch on flips or differentiable augmentation, or keep an earlier"
                    + " epoch: the best one is marked."),

    /** The generator no longer learns from the discriminator. */
    DISCRIMINATOR_WON(
            "One side has won: the discriminator is never wrong",
            "It tells every picture from a real image, so the generator gets no useful hints any"
                    + " more.",
            "Lower the discriminator's learning rate, add a gradient penalty, or start again with"
                    + " the stable DCGAN."),

    /** The discriminator no longer learns from the generator. */
    GENERATOR_WON(
            "One side has won: the discriminator takes every picture for real",
            "Whatever the generator draws passes, good or bad, so it gets no useful hints any"
                    + " more.",
            "Lower the generator's learning rate, or start again with the stable DCGAN.");

    /**
     * Diversity below this is collapse if it was far higher before. Real data against itself stays
     * within 0.98 to 1.03. But every run comes from below: a sound DCGAN of 681 sprites began at
     * 0.1, passed 0.3 in epoch 8 and 0.5 in epoch 24.
     */
    public static final double COLLAPSED_DIVERSITY = 0.5;

    /** Below this share of the run's best, diversity has fallen; that sound run kept to 0.77. */
    public static final double FALLEN_SHARE = 0.6;

    /**
     * Diversity below this is collapse if it has stopped growing. A DCGAN whose pictures were still
     * pale, but of many shapes, stayed at 0.35 for long; a fully connected one stayed at 0.1, with
     * the same blot in every picture.
     */
    public static final double STALLED_DIVERSITY = 0.25;

    /** Over so many measures, diversity has stopped growing... */
    public static final int STALLED_MEASURES = 6;

    /** ...if it is at most this many times what it had reached before them. */
    public static final double STALLED_GROWTH = 1.25;

    /** Nearest below this is copying. Real data that was held out has 1, and half copies 0.5. */
    public static final double COPIED_NEAREST = 0.5;

    /** The discriminator has won where D(x) - D(G(z)) is above this. Sound runs reach 0.87. */
    public static final double DISCRIMINATOR_GAP = 0.95;

    /** The generator has won where D(G(z)) is above this: D(x) can hardly be higher. */
    public static final double FOOLED = 0.9;

    /**
     * Measures and epochs at the beginning of a run that count for nothing: what an untrained
     * generator makes is noise, alike or not by chance.
     */
    public static final int WARM_UP = 2;

    /** Before so many steps nobody has won: a discriminator is often far ahead in the beginning. */
    public static final int OPENING = 100;

    private final String title;
    private final String explanation;
    private final String remedy;

    QualityAlarm(String title, String explanation, String remedy) {
        this.title = title;
        this.explanation = explanation;
        this.remedy = remedy;
    }

    /** A headline in plain words. */
    public String title() {
        return title;
    }

    /** One sentence or two on what it means. */
    public String explanation() {
        return explanation;
    }

    /** What to do about it. */
    public String remedy() {
        return remedy;
    }

    /**
     * The alarms that ring now.
     *
     * @param measures all of the run so far, oldest first
     * @param epochs all of the run so far, oldest first; empty if the objective's discriminator
     *     gives no probability (Wasserstein, hinge, least squares, relativistic), and before
     *     {@value #OPENING} steps are done
     */
    public static Set<QualityAlarm> ringing(List<Quality> measures, List<Balance> epochs) {
        Set<QualityAlarm> ringing = EnumSet.noneOf(QualityAlarm.class);
        if (hasCollapsed(measures)) {
            ringing.add(COLLAPSE);
        }
        if (lastTwo(measures, it -> it.nearest() < COPIED_NEAREST)) {
            ringing.add(COPYING);
        }
        if (lastTwo(epochs, it -> it.dReal() - it.dFake() > DISCRIMINATOR_GAP)) {
            ringing.add(DISCRIMINATOR_WON);
        }
        if (lastTwo(epochs, it -> it.dFake() > FOOLED)) {
            ringing.add(GENERATOR_WON);
        }
        return ringing;
    }

    private static boolean hasCollapsed(List<Quality> measures) {
        double fallen = FALLEN_SHARE * mostDiverse(measures, measures.size());
        double before = mostDiverse(measures, measures.size() - STALLED_MEASURES);
        return lastTwo(measures, it -> it.diversity() < Math.min(COLLAPSED_DIVERSITY, fallen))
                || (lastTwo(measures, it -> it.diversity() < STALLED_DIVERSITY)
                        && measures.getLast().diversity() <= STALLED_GROWTH * before);
    }

    /** Of the measures from the warm-up up to one, exclusive; 0 if there are none. */
    private static double mostDiverse(List<Quality> measures, int end) {
        return measures.stream()
                .limit(Math.max(0, end))
                .skip(WARM_UP)
                .mapToDouble(Quality::diversity)
                .max()
                .orElse(0);
    }

    private static <T> boolean lastTwo(List<T> values, Predicate<T> isBad) {
        int count = values.size();
        return count >= WARM_UP + 2
                && isBad.test(values.get(count - 1))
                && isBad.test(values.get(count - 2));
    }
}
