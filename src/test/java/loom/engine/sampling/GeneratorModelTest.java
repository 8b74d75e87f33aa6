package loom.engine.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import loom.engine.interchange.RecordNote;
import loom.engine.interchange.Safetensors;
import loom.engine.interchange.Tensor;
import loom.engine.network.GanArchitecture;
import org.junit.jupiter.api.Test;

class GeneratorModelTest {
    private static final GanArchitecture SMALL = new GanArchitecture("dcgan", 32, 1, 8, 4, 4);
    private static final GeneratorModel MODEL = Generators.random(SMALL, 1, 0.02f);

    @Test
    void what_was_written_is_read_again() throws IOException {
        assertThat(Generators.writtenAndRead(MODEL)).isEqualTo(MODEL);
    }

    @Test
    void the_content_hash_does_not_depend_on_notes() {
        GeneratorModel renamed = MODEL.withMetadata(Map.of("name", "another"));
        assertThat(renamed.contentHash()).isEqualTo(MODEL.contentHash()).hasSize(64);
    }

    @Test
    void the_content_hash_depends_on_every_tensor() {
        for (String name : MODEL.weights().keySet()) {
            Map<String, Tensor> changed = new HashMap<>(MODEL.weights());
            changed.computeIfPresent(
                    name,
                    (key, tensor) -> {
                        float[] values = tensor.values().clone();
                        values[values.length - 1] += 1;
                        return new Tensor(tensor.shape(), values);
                    });
            assertThat(new GeneratorModel(SMALL, changed, Map.of()).contentHash())
                    .as(name)
                    .isNotEqualTo(MODEL.contentHash());
        }
    }

    @Test
    void a_missing_surplus_or_misshapen_tensor_is_named() {
        Map<String, Tensor> tensors = new HashMap<>(MODEL.weights());
        tensors.put("extra", new Tensor(List.of(1), new float[1]));
        assertRefused(tensors, "no tensors called [extra]");
        tensors.remove("extra");
        tensors.put("network.1.bias", new Tensor(List.of(2), new float[2]));
        assertRefused(tensors, "network.1.bias must have the shape [16], had [2]");
        tensors.remove("network.1.bias");
        assertRefused(tensors, "needs the tensor network.1.bias");
    }

    @Test
    void a_file_without_an_architecture_is_refused() {
        assertUnreadable(Map.of(), "it was not saved by Latent Loom");
        assertUnreadable(Map.of("loom.architecture", "null"), "empty");
        assertUnreadable(Map.of("loom.architecture", "[["), "not valid");
        assertUnreadable(Map.of("loom.architecture", "{}"), "not valid");
        assertUnreadable(
                Map.of("loom.architecture", "{\"family\":\"dcgan\",\"imageSize\":7}"),
                "image size must be one of");
        String other = RecordNote.write(GanArchitecture.dcgan(64, 1));
        assertUnreadable(Map.of("loom.architecture", other), "no generator of ours");
    }

    private static void assertRefused(Map<String, Tensor> tensors, String reason) {
        assertThatThrownBy(() -> new GeneratorModel(SMALL, tensors, Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason);
    }

    private static void assertUnreadable(Map<String, String> notes, String reason) {
        assertThatThrownBy(
                        () -> {
                            ByteArrayOutputStream out = new ByteArrayOutputStream();
                            Safetensors.write(out, notes, MODEL.weights());
                            GeneratorModel.read(new ByteArrayInputStream(out.toByteArray()));
                        })
                .isInstanceOf(IOException.class)
                .hasMessageContaining(reason);
    }
}
