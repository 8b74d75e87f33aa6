package loom.engine.interchange;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** Writes tensors one after the other, a piece at a time: no second copy of them in memory. */
final class SafetensorsWriter {
    private static final int ALIGNMENT = 8;
    private static final int PIECE = 16_384;

    private SafetensorsWriter() {}

    static void write(OutputStream out, Map<String, String> metadata, Map<String, Tensor> tensors)
            throws IOException {
        byte[] header = header(metadata, tensors);
        out.write(
                ByteBuffer.allocate(Long.BYTES)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putLong(header.length)
                        .array());
        out.write(header);
        ByteBuffer piece = ByteBuffer.allocate(PIECE * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (Tensor tensor : tensors.values()) {
            float[] values = tensor.values();
            for (int from = 0; from < values.length; from += PIECE) {
                int count = Math.min(PIECE, values.length - from);
                piece.asFloatBuffer().put(values, from, count);
                out.write(piece.array(), 0, count * Float.BYTES);
            }
        }
    }

    private static byte[] header(Map<String, String> metadata, Map<String, Tensor> tensors) {
        JsonObject header = new JsonObject();
        if (!metadata.isEmpty()) {
            JsonObject notes = new JsonObject();
            // Sorted, so that the same content gives the same bytes.
            new TreeMap<>(metadata).forEach(notes::addProperty);
            header.add(SafetensorsReader.METADATA, notes);
        }
        long offset = 0;
        for (Map.Entry<String, Tensor> entry : tensors.entrySet()) {
            if (entry.getKey().equals(SafetensorsReader.METADATA)) {
                throw new IllegalArgumentException("no tensor may be called " + entry.getKey());
            }
            JsonArray shape = new JsonArray();
            entry.getValue().shape().forEach(shape::add);
            JsonArray offsets = new JsonArray();
            offsets.add(offset);
            offset += (long) entry.getValue().values().length * Float.BYTES;
            offsets.add(offset);
            JsonObject description = new JsonObject();
            description.addProperty("dtype", ElementType.F32.name());
            description.add("shape", shape);
            description.add("data_offsets", offsets);
            header.add(entry.getKey(), description);
        }
        String json = header.toString();
        int length = json.getBytes(StandardCharsets.UTF_8).length;
        String padding = " ".repeat(Math.floorMod(-length, ALIGNMENT));
        return (json + padding).getBytes(StandardCharsets.UTF_8);
    }
}
