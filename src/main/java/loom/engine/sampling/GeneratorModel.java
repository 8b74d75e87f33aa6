package loom.engine.sampling;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import loom.engine.interchange.FormatNote;
import loom.engine.interchange.RecordNote;
import loom.engine.interchange.Safetensors;
import loom.engine.interchange.Tensor;
import loom.engine.network.GanArchitecture;
import loom.engine.network.Parameter;

/**
 * A trained generator on the Java heap: its shape, its tensors by PyTorch's names, and notes about
 * it. The tensors are complete and in the order of the network's parameters; treat them as
 * read-only.
 */
public record GeneratorModel(
        GanArchitecture architecture, Map<String, Tensor> weights, Map<String, String> metadata) {

    private static final String ARCHITECTURE = "loom.architecture";

    public GeneratorModel {
        Map<String, Tensor> ordered = new LinkedHashMap<>();
        for (Parameter parameter : architecture.generator().parameters()) {
            Tensor tensor = weights.get(parameter.name());
            if (tensor == null) {
                throw new IllegalArgumentException(
                        "the generator needs the tensor " + parameter.name());
            }
            if (!tensor.shape().equals(parameter.shape())) {
                throw new IllegalArgumentException(
                        "tensor %s must have the shape %s, had %s"
                                .formatted(parameter.name(), parameter.shape(), tensor.shape()));
            }
            ordered.put(parameter.name(), tensor);
        }
        if (ordered.size() != weights.size()) {
            List<String> surplus = new ArrayList<>(weights.keySet());
            surplus.removeAll(ordered.keySet());
            throw new IllegalArgumentException("the generator has no tensors called " + surplus);
        }
        weights = Collections.unmodifiableMap(ordered);
        metadata = Map.copyOf(metadata);
    }

    /** The same generator with other notes. */
    public GeneratorModel withMetadata(Map<String, String> notes) {
        return new GeneratorModel(architecture, weights, notes);
    }

    /** Writes it in safetensors form; the stream stays open. */
    public void write(OutputStream out) throws IOException {
        Map<String, String> notes = new HashMap<>(metadata);
        notes.put(ARCHITECTURE, RecordNote.write(architecture));
        notes.put(FormatNote.NAME, FormatNote.VERSION);
        Safetensors.write(out, notes, weights);
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IOException if it is no such file, with the reason in words
     */
    public static GeneratorModel read(InputStream in) throws IOException {
        Safetensors file = Safetensors.read(in);
        Map<String, String> notes = new HashMap<>(file.metadata());
        FormatNote.require(notes);
        notes.remove(FormatNote.NAME);
        String json = notes.remove(ARCHITECTURE);
        if (json == null) {
            throw new IOException(
                    "the file has no " + ARCHITECTURE + " note: it was not saved by Latent Loom");
        }
        GanArchitecture architecture = RecordNote.read(json, GanArchitecture.class);
        try {
            return new GeneratorModel(architecture, file.floats(), notes);
        } catch (IllegalArgumentException e) {
            throw new IOException("the file holds no generator of ours: " + e.getMessage(), e);
        }
    }

    /**
     * SHA-256 over architecture and tensors in lower-case hexadecimal, the same whatever the notes
     * say.
     */
    public String contentHash() {
        MessageDigest digest = sha256();
        digest.update(architecture.canonical().getBytes(StandardCharsets.UTF_8));
        weights.forEach((name, tensor) -> {
            digest.update((name + tensor.shape()).getBytes(StandardCharsets.UTF_8));
            ByteBuffer bytes =
                    ByteBuffer.allocate(tensor.values().length * Float.BYTES)
                            .order(ByteOrder.LITTLE_ENDIAN);
            bytes.asFloatBuffer().put(tensor.values());
            digest.update(bytes);
        });
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
