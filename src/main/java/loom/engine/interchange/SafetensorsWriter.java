package loom.engine.interchange;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes tensors one after the other, a piece at a time: no second copy of them in memory. */
final class SafetensorsWriter {
    private static final int ALIGNMENT = 8;
    private static final int PIECE = 16_384;

    private SafetensorsWriter() {}

    static void write(OutputStream out, Map<String, String> metadata, List<TensorSource> tensors)
            throws IOException {
        byte[] header = header(metadata, tensors);
        ByteBuffer piece = ByteBuffer.allocate(PIECE * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        out.write(piece.putLong(0, header.length).array(), 0, Long.BYTES);
        out.write(header);
        for (TensorSource tensor : tensors) {
            float[] values = tensor.values().get();
            if (values.length != tensor.size()) {
                throw new IllegalArgumentException(
                        "tensor %s of shape %s has %d values"
                                .formatted(tensor.name(), tensor.shape(), values.length));
            }
            for (int from = 0; from < values.length; from += PIECE) {
                int count = Math.min(PIECE, values.length - from);
                piece.asFloatBuffer().put(values, from, count);
                out.write(piece.array(), 0, count * Float.BYTES);
            }
        }
    }

    private static byte[] header(Map<String, String> metadata, List<TensorSource> tensors) {
        JsonObject header = new JsonObject();
        JsonObject notes = new JsonObject();
        // Sorted, so that the same content gives the same bytes.
        new TreeMap<>(metadata).forEach(notes::addProperty);
        header.add(SafetensorsReader.METADATA, notes);
        long offset = 0;
        for (TensorSource tensor : tensors) {
            if (header.has(tensor.name())) {
                throw new IllegalArgumentException("the name is taken: " + tensor.name());
            }
            long end = offset + tensor.size() * Float.BYTES;
            header.add(tensor.name(), description(tensor, offset, end));
            offset = end;
        }
        String json = header.toString();
        int length = json.getBytes(StandardCharsets.UTF_8).length;
        String padding = " ".repeat(Math.floorMod(-length, ALIGNMENT));
        return (json + padding).getBytes(StandardCharsets.UTF_8);
    }

    private static JsonObject description(TensorSource tensor, long begin, long end) {
        JsonArray shape = new JsonArray();
        tensor.shape().forEach(shape::add);
        JsonArray offsets = new JsonArray();
        offsets.add(begin);
        offsets.add(end);
        JsonObject description = new JsonObject();
        description.addProperty("dtype", ElementType.F32.name());
        description.add("shape", shape);
        description.add("data_offsets", offsets);
        return description;
    }
}
