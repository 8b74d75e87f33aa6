package loom.engine.interchange;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A file of named tensors in the safetensors form (https://github.com/huggingface/safetensors): an
 * eight-byte length, a JSON header of that length, then the tensors' bytes, little endian.
 *
 * <p>Reading trusts nothing: every length is held against what the format allows and against the
 * bytes that are there, and memory grows only with bytes that were in fact read.
 */
public final class Safetensors {
    private final Map<String, String> metadata;
    private final Map<String, RawTensor> tensors;

    Safetensors(Map<String, String> metadata, Map<String, RawTensor> tensors) {
        this.metadata = Map.copyOf(metadata);
        this.tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
    }

    /**
     * Reads a whole file; the stream stays open.
     *
     * @throws IOException if the file breaks a rule of the format; the message says which
     */
    public static Safetensors read(InputStream in) throws IOException {
        return SafetensorsReader.read(in);
    }

    /** Writes float32 tensors in the map's order; the stream stays open. */
    public static void write(
            OutputStream out, Map<String, String> metadata, Map<String, Tensor> tensors)
            throws IOException {
        List<TensorSource> sources = new ArrayList<>();
        tensors.forEach((name, tensor) ->
                sources.add(new TensorSource(name, tensor.shape(), tensor::values)));
        write(out, metadata, sources);
    }

    /**
     * Writes float32 tensors in the list's order, asking for each one's values when its turn comes;
     * the stream stays open.
     *
     * @throws IllegalArgumentException if two have one name, or values do not fit their shape
     */
    public static void write(
            OutputStream out, Map<String, String> metadata, List<TensorSource> tensors)
            throws IOException {
        SafetensorsWriter.write(out, metadata, tensors);
    }

    /** The notes of the file, empty where it has none. */
    public Map<String, String> metadata() {
        return metadata;
    }

    /** The tensors as they are in the file, in its order. */
    public Map<String, RawTensor> tensors() {
        return tensors;
    }

    /**
     * The floating-point tensors widened to float32, in the file's order; those of whole numbers
     * are left out.
     */
    public Map<String, Tensor> floats() {
        Map<String, Tensor> floats = new LinkedHashMap<>();
        tensors.forEach((name, raw) -> {
            if (raw.type().isFloatingPoint()) {
                floats.put(name, raw.toFloats());
            }
        });
        return floats;
    }
}
