package loom.engine.sampling;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import loom.engine.interchange.Tensor;
import loom.engine.network.GanArchitecture;
import loom.engine.network.Parameter;

/** Generators to test with. */
final class Generators {
    private Generators() {}

    /** Convolutions drawn with the given deviation, scales and variances 1, the rest 0. */
    static GeneratorModel random(GanArchitecture architecture, long seed, float deviation) {
        Map<String, Tensor> tensors = new HashMap<>();
        for (Parameter parameter : architecture.generator().parameters()) {
            float[] values = new float[Math.toIntExact(parameter.size())];
            boolean one =
                    parameter.name().endsWith("running_var")
                            || (parameter.name().endsWith("weight")
                                    && parameter.shape().size() == 1);
            for (int i = 0; i < values.length; i++) {
                if (parameter.shape().size() == 4) {
                    double draw = CounterRandom.normal(seed, parameter.name().hashCode(), i, 0);
                    values[i] = deviation * (float) draw;
                } else {
                    values[i] = one ? 1 : 0;
                }
            }
            tensors.put(parameter.name(), new Tensor(parameter.shape(), values));
        }
        return new GeneratorModel(architecture, tensors, Map.of("name", "random"));
    }

    static GeneratorModel writtenAndRead(GeneratorModel model) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        model.write(out);
        return GeneratorModel.read(new ByteArrayInputStream(out.toByteArray()));
    }
}
