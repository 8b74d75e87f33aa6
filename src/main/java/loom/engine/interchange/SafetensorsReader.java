package loom.engine.interchange;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.MalformedJsonException;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the safetensors form and refuses files that lie about themselves. */
final class SafetensorsReader {
    static final String METADATA = "__metadata__";

    private static final long MAX_HEADER = 16L << 20;
    private static final int MAX_DIMENSIONS = 8;
    private static final long MAX_TENSOR = Integer.MAX_VALUE - 64;

    private final Map<String, String> metadata = new LinkedHashMap<>();
    private final Map<String, Place> places = new LinkedHashMap<>();

    private SafetensorsReader() {}

    static Safetensors read(InputStream in) throws IOException {
        byte[] prefix = in.readNBytes(Long.BYTES);
        if (prefix.length < Long.BYTES) {
            throw refused("it ends within the first 8 bytes");
        }
        long length = ByteBuffer.wrap(prefix).order(ByteOrder.LITTLE_ENDIAN).getLong();
        if (length < 2 || length > MAX_HEADER) {
            throw refused(
                    "its header must have 2 to %d bytes, it claims %s"
                            .formatted(MAX_HEADER, Long.toUnsignedString(length)));
        }
        byte[] header = in.readNBytes((int) length);
        if (header.length < length) {
            throw refused("it ends within its header");
        }
        SafetensorsReader reader = new SafetensorsReader();
        reader.parse(header);
        return new Safetensors(reader.metadata, reader.readTensors(in));
    }

    private void parse(byte[] header) throws IOException {
        var decoder =
                StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT);
        var text = new InputStreamReader(new ByteArrayInputStream(header), decoder);
        try (JsonReader json = new JsonReader(text)) {
            json.beginObject();
            while (json.hasNext()) {
                String name = json.nextName();
                if (name.equals(METADATA)) {
                    parseMetadata(json);
                } else if (places.put(name, parsePlace(json, name)) != null) {
                    throw refused("it names the tensor '%s' twice".formatted(name));
                }
            }
            json.endObject();
        } catch (EOFException
                | MalformedJsonException
                | IllegalStateException
                | NumberFormatException
                | CharacterCodingException e) {
            throw new IOException("not a safetensors file: its header is broken", e);
        }
    }

    private void parseMetadata(JsonReader json) throws IOException {
        json.beginObject();
        while (json.hasNext()) {
            metadata.put(json.nextName(), json.nextString());
        }
        json.endObject();
    }

    private static Place parsePlace(JsonReader json, String name) throws IOException {
        @Nullable ElementType type = null;
        @Nullable List<Long> shape = null;
        @Nullable List<Long> offsets = null;
        json.beginObject();
        while (json.hasNext()) {
            String key = json.nextName();
            switch (key) {
                case "dtype" -> type = parseType(json.nextString(), name);
                case "shape" -> shape = parseNumbers(json, name);
                case "data_offsets" -> offsets = parseNumbers(json, name);
                default -> throw refused("'%s' has the unknown field %s".formatted(name, key));
            }
        }
        json.endObject();
        if (type == null || shape == null || offsets == null || offsets.size() != 2) {
            throw refused("'%s' lacks dtype, shape or two data_offsets".formatted(name));
        }
        return Place.of(name, type, shape, offsets.get(0), offsets.get(1));
    }

    private static ElementType parseType(String type, String name) throws IOException {
        try {
            return ElementType.valueOf(type);
        } catch (IllegalArgumentException e) {
            throw refused("'%s' has the unknown element type %s".formatted(name, type));
        }
    }

    private static List<Long> parseNumbers(JsonReader json, String name) throws IOException {
        List<Long> numbers = new ArrayList<>();
        json.beginArray();
        while (json.hasNext()) {
            long number = json.nextLong();
            if (number < 0 || numbers.size() == MAX_DIMENSIONS) {
                throw refused("'%s' has a negative number or too many".formatted(name));
            }
            numbers.add(number);
        }
        json.endArray();
        return numbers;
    }

    private Map<String, RawTensor> readTensors(InputStream in) throws IOException {
        List<Map.Entry<String, Place>> inOrder = new ArrayList<>(places.entrySet());
        // A tensor of no bytes may share its offset with the next one: it comes first.
        inOrder.sort(
                Comparator.comparingLong((Map.Entry<String, Place> e) -> e.getValue().begin())
                        .thenComparingLong(e -> e.getValue().end()));
        Map<String, RawTensor> tensors = new LinkedHashMap<>();
        long position = 0;
        for (Map.Entry<String, Place> entry : inOrder) {
            Place place = entry.getValue();
            if (place.begin() != position) {
                throw refused(
                        "'%s' begins at %d where %d was due: tensors overlap or leave a gap"
                                .formatted(entry.getKey(), place.begin(), position));
            }
            int size = (int) (place.end() - place.begin());
            byte[] bytes = in.readNBytes(size);
            if (bytes.length < size) {
                throw refused("it ends within '%s'".formatted(entry.getKey()));
            }
            tensors.put(entry.getKey(), new RawTensor(place.type(), place.shape(), bytes));
            position = place.end();
        }
        if (in.read() >= 0) {
            throw refused("it goes on behind its last tensor");
        }
        return tensors;
    }

    private static IOException refused(String why) {
        return new IOException("not a safetensors file: " + why);
    }

    /** Where a tensor's bytes are; made only if shape and offsets agree. */
    private record Place(ElementType type, List<Integer> shape, long begin, long end) {
        static Place of(String name, ElementType type, List<Long> shape, long begin, long end)
                throws IOException {
            long bytes = type.bytes();
            List<Integer> dimensions = new ArrayList<>();
            for (long dimension : shape) {
                if (dimension > MAX_TENSOR || (bytes *= dimension) > MAX_TENSOR) {
                    throw refused("'%s' has the shape %s, too large".formatted(name, shape));
                }
                dimensions.add((int) dimension);
            }
            if (end < begin || end - begin != bytes) {
                throw refused(
                        "'%s' needs %d bytes by its shape %s, its offsets are %d to %d"
                                .formatted(name, bytes, shape, begin, end));
            }
            return new Place(type, dimensions, begin, end);
        }
    }
}
