package loom.engine.program;

import static loom.engine.program.DiscriminatorPass.FAKE;
import static loom.engine.program.DiscriminatorPass.GENERATOR;
import static loom.engine.program.DiscriminatorPass.REAL;

import java.util.ArrayList;
import java.util.List;
import loom.engine.network.BatchNormalisation;
import loom.engine.network.GanArchitecture;
import loom.engine.network.Network;
import loom.engine.recipe.GradientPenalties;
import loom.engine.recipe.Objective;
import loom.engine.recipe.Recipe;

/**
 * Writes the method {@code step} of a program: the discriminator's update on real images and on
 * fakes, then, where it is its turn, the generator's. Only what the recipe asks for is written.
 *
 * <p>Without penalties and pairs, each half of the discriminator's loss is differentiated at once,
 * so that never more than one of its passes is kept in memory.
 */
final class StepText {
    private static final String RECONSTRUCTING_DISCRIMINATOR =
            "discriminator" + NetworkText.RECONSTRUCTING;

    private static final String IF_GENERATORS_TURN =
            "if torch.gt(%s, 0.0):".formatted(StepScalar.GENERATORS_TURN.text());

    private final Recipe recipe;
    private final Network generator;
    private final boolean reconstructing;
    private final boolean classified;
    private final List<String> lines = new ArrayList<>();

    private StepText(Recipe recipe, GanArchitecture architecture, boolean reconstructing) {
        this.recipe = recipe;
        this.generator = architecture.generator();
        this.reconstructing = reconstructing;
        classified = !architecture.classes().isEmpty();
    }

    static String write(Recipe recipe, GanArchitecture architecture, Network discriminator) {
        return new StepText(recipe, architecture, discriminator.isReconstructing()).text();
    }

    private String text() {
        GradientPenalties penalties = recipe.penalties();
        boolean joint = recipe.objective().isRelative() || penalties.isAny();
        head();
        add("real = " + augmented("(self).scaled(images, )", REAL));
        add("dl = (self).leaves((self).discriminator_weights(dw, ), )");
        if (joint) {
            jointBackward();
        } else {
            separateBackward();
        }
        add(
                "_0 = (self).adam(dw, dm, dv, g, %s, )"
                        .formatted(StepScalar.DISCRIMINATOR_ADAM.text()));
        generatorsTurn();
        add("measured = torch.stack([torch.detach(loss_d), torch.detach(loss_g)])");
        String scores = "(self).scores(torch.detach(lr), torch.detach(lf), )";
        if (recipe.isAdaptive()) {
            add("sign = torch.reshape(torch.mean(torch.sign(torch.detach(lr))), [1])");
            add("return torch.cat([measured, %s, sign])".formatted(scores));
        } else {
            add("return torch.cat([measured, %s])".formatted(scores));
        }
        return String.join("\n", lines) + "\n";
    }

    private void head() {
        lines.add("  def step(self: __torch__.Program,");
        for (String buffer : List.of("gw", "gs", "gm", "gv", "ga", "dw", "ds", "dm", "dv")) {
            lines.add("    " + buffer + ": Tensor,");
        }
        lines.add("    images: Tensor,");
        lines.add("    z: Tensor,");
        lines.add("    noise: Tensor,");
        if (generator.noiseBytes() > 0) {
            lines.add("    synthesis_noise: Tensor,");
        }
        lines.add("    u: Tensor,");
        lines.add("    h: Tensor) -> Tensor:");
        add("gs1 = (self).generator_statistics(gs, )");
        add("ds1 = (self).discriminator_statistics(ds, )");
        if (recipe.discriminatorSteps() > 1) {
            add(IF_GENERATORS_TURN);
            add("  gl = (self).leaves((self).generator_weights(gw, ), )");
            add("else:");
            add("  gl = (self).generator_weights(gw, )");
        } else {
            add("gl = (self).leaves((self).generator_weights(gw, ), )");
        }
        fakes();
    }

    private void fakes() {
        String input = "z";
        String method = generator.name();
        if (recipe.styleMixing() > 0 && generator.styles().isPresent()) {
            input = "styles";
            method += NetworkText.SYNTHESIS;
            add("own = (self).%s(gl, gs1, z, )".formatted(generator.name() + NetworkText.STYLES));
            add("styles = (self).mixed(own, torch.select(u, 0, %d), )".formatted(FAKE.ordinal()));
        }
        add(
                "fake = (self).%s(gl, gs1, %s, True, %s, %s, )"
                        .formatted(
                                method,
                                input,
                                BatchNormalisation.MOMENTUM,
                                generator.noiseBytes() > 0 ? "synthesis_noise" : "noise"));
    }

    private void separateBackward() {
        judgeReal("real");
        add("loss_real = (self).real_loss(lr, )");
        add("g0 = (self).flat_gradient(%s, dl, )".formatted(withErrors("loss_real")));
        add("lf = " + discriminator("dl", augmented("torch.detach(fake)", FAKE), FAKE));
        add("loss_fake = (self).fake_loss(lf, )");
        // On fakes nothing has to be given back: the decoders' weights have no gradient there.
        String gradient = reconstructing ? "partial_flat_gradient" : "flat_gradient";
        add("g = torch.add_(g0, (self).%s(loss_fake, dl, ))".formatted(gradient));
        add("loss_d = torch.add(torch.detach(loss_real), torch.detach(loss_fake))");
    }

    private void jointBackward() {
        GradientPenalties penalties = recipe.penalties();
        add("seen = " + augmented("torch.detach(fake)", FAKE));
        watched("x0", "real", penalties.real());
        judgeReal("x0");
        watched("x1", "seen", penalties.fake());
        add("lf = " + discriminator("dl", "x1", FAKE));
        if (recipe.objective().isRelative()) {
            add("loss_d = (self).pair_loss(lr, lf, )");
        } else {
            add("loss_d = torch.add((self).real_loss(lr, ), (self).fake_loss(lf, ))");
        }
        add("total = " + withErrors("loss_d"));
        zeroCentred("lr", "x0", penalties.real());
        zeroCentred("lf", "x1", penalties.fake());
        if (penalties.between() > 0) {
            add(
                    "share = (self).draw(torch.select(u, 0, %d), %d, )"
                            .formatted(REAL.ordinal(), StepDraw.BETWEEN.ordinal()));
            add(
                    "mixed = torch.add(torch.mul(real, share), torch.mul(seen, torch.rsub(share, 1.)))");
            watched("x2", "mixed", 1);
            add("lm = " + discriminator("dl", "x2", REAL));
            add("norm = torch.sqrt(torch.add((self).grad_norm_squared(lm, x2, ), 1e-12))");
            add("over = torch.sub(norm, 1.0)");
            add("mean_over = torch.mean(torch.mul(over, over))");
            add(
                    "total = torch.add(total, torch.mul(mean_over, %s))"
                            .formatted(weighted(penalties.between())));
        }
        add("g = (self).flat_gradient(total, dl, )");
    }

    /** Lets the discriminator judge real images, and give them back where it has to. */
    private void judgeReal(String images) {
        if (reconstructing) {
            add("seen_real = " + pass(RECONSTRUCTING_DISCRIMINATOR, "dl", images, REAL));
            add("lr = seen_real[0]");
        } else {
            add("lr = " + discriminator("dl", images, REAL));
        }
    }

    /** The discriminator's loss, and how far off it was in giving real images back. */
    private String withErrors(String loss) {
        return reconstructing
                ? "torch.add(%s, (self).sum_of_errors(seen_real, ))".formatted(loss)
                : loss;
    }

    private void watched(String name, String images, double weight) {
        add(
                weight > 0
                        ? "%s = torch.requires_grad_(torch.detach(%s))".formatted(name, images)
                        : "%s = %s".formatted(name, images));
    }

    private void zeroCentred(String logits, String images, double weight) {
        if (weight > 0) {
            add(
                    "total = torch.add(total, torch.mul(torch.mean((self).grad_norm_squared(%s, %s, )), %s))"
                            .formatted(logits, images, weighted(weight / 2)));
        }
    }

    /** The weight of a penalty in this step. */
    private String weighted(double weight) {
        return recipe.isAnnealing()
                ? "torch.mul(%s, %s)".formatted(StepScalar.PENALTY.text(), weight)
                : Double.toString(weight);
    }

    private void generatorsTurn() {
        String indent = "";
        if (recipe.discriminatorSteps() > 1) {
            add(IF_GENERATORS_TURN);
            indent = "  ";
        }
        add(indent + "dc = (self).discriminator_weights(dw, )");
        add(indent + "lg = " + discriminator("dc", augmented("fake", GENERATOR), GENERATOR));
        String real = "lr";
        if (recipe.objective() == Objective.RELATIVISTIC) {
            add(indent + "against = torch.detach(" + discriminator("dc", "real", REAL) + ")");
            real = "against";
        }
        add(indent + "loss_g = (self).generator_loss(%s, lg, )".formatted(real));
        add(
                indent
                        + "_1 = (self).adam(gw, gm, gv, (self).flat_gradient(loss_g, gl, ), %s, )"
                                .formatted(StepScalar.GENERATOR_ADAM.text()));
        if (recipe.isAveraging()) {
            add(indent + "_2 = torch.lerp_(ga, gw, %s)".formatted(StepScalar.AVERAGE_SHARE.text()));
        }
        if (recipe.discriminatorSteps() > 1) {
            add("else:");
            add("  loss_g = (self).generator_loss(lr, lf, )");
        }
    }

    private String augmented(String images, DiscriminatorPass pass) {
        if (!recipe.augmentation().isDifferentiable()) {
            return images;
        }
        String probability = recipe.isAdaptive() ? StepScalar.AUGMENTATION.text() + ", " : "";
        return "(self).augmented(%s, torch.select(u, 0, %d), %s)"
                .formatted(images, pass.ordinal(), probability);
    }

    /** Real images and fakes of a batch have the same classes, those in its latents. */
    private String discriminator(String weights, String images, DiscriminatorPass pass) {
        String outputs = pass("discriminator", weights, images, pass);
        return classified ? "(self).%s(%s, z, )".formatted(ClassesText.METHOD, outputs) : outputs;
    }

    private static String pass(
            String method, String weights, String images, DiscriminatorPass pass) {
        return "(self).%s(%s, ds1, %s, True, %s, torch.select(noise, 0, %d), )"
                .formatted(method, weights, images, BatchNormalisation.MOMENTUM, pass.ordinal());
    }

    private void add(String line) {
        lines.add("    " + line);
    }
}
