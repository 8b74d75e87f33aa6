package loom.engine.interchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafetensorsTest {
    @Test
    void what_was_written_is_read_again() throws IOException {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        tensors.put("b", new Tensor(List.of(2, 3), new float[] {1, -2, 3.5f, 0, 1e-38f, 7}));
        tensors.put("a", new Tensor(List.of(), new float[] {42}));
        tensors.put("none", new Tensor(List.of(0, 4), new float[0]));
        Map<String, String> notes = Map.of("name", "Kente, Zürich \"No. 1\"");

        Safetensors file = Safetensors.read(new ByteArrayInputStream(written(notes, tensors)));

        assertThat(file.metadata()).isEqualTo(notes);
        assertThat(file.floats()).isEqualTo(tensors);
    }

    @Test
    void the_bytes_are_those_of_the_format() throws IOException {
        byte[] bytes = written(Map.of(), Map.of("x", new Tensor(List.of(1), new float[] {1})));
        String header =
                "{\"__metadata__\":{},\"x\":{\"dtype\":\"F32\",\"shape\":[1],"
                        + "\"data_offsets\":[0,4]}}";
        int padded = (header.length() + 7) / 8 * 8;
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(buffer.getLong()).isEqualTo(padded);
        assertThat(new String(bytes, 8, padded, StandardCharsets.UTF_8).strip()).isEqualTo(header);
        assertThat(buffer.getFloat(8 + padded)).isEqualTo(1f);
        assertThat(bytes).hasSize(8 + padded + 4);
    }

    @Test
    void two_tensors_of_one_name_cannot_be_written() {
        TensorSource twin = new TensorSource("x", List.of(1), () -> new float[1]);
        assertThatThrownBy(() ->
                        Safetensors.write(
                                new ByteArrayOutputStream(), Map.of(), List.of(twin, twin)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("x");
    }

    @Test
    void half_precision_is_widened() throws IOException {
        byte[] data = {0x00, 0x3c, (byte) 0x80, (byte) 0xbf};
        String header =
                "{'h':{'dtype':'F16','shape':[1],'data_offsets':[0,2]},"
                        + "'b':{'dtype':'BF16','shape':[1],'data_offsets':[2,4]}}";
        Map<String, Tensor> floats = Safetensors.read(file(header, data)).floats();
        assertThat(floats.get("h")).isEqualTo(new Tensor(List.of(1), new float[] {1}));
        assertThat(floats.get("b")).isEqualTo(new Tensor(List.of(1), new float[] {-1}));
    }

    @Test
    void whole_numbers_are_kept_as_they_are() throws IOException {
        String header = "{'n':{'dtype':'I64','shape':[],'data_offsets':[0,8]}}";
        Safetensors file = Safetensors.read(file(header, new byte[] {7, 0, 0, 0, 0, 0, 0, 0}));
        assertThat(file.tensors().get("n"))
                .satisfies(it -> assertThat(it.bytes()).startsWith(7).hasSize(8));
        assertThat(file.floats()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{'x':{'dtype':'F32','shape':[2],'data_offsets':[0,4]}} | needs 8 bytes",
                "{'x':{'dtype':'F32','shape':[1],'data_offsets':[4,8]}} | overlap or leave a gap",
                "{'x':{'dtype':'F32','shape':[1],'data_offsets':[8,4]}} | needs 4 bytes",
                "{'x':{'dtype':'F32','shape':[1],'data_offsets':[0,4]},'y':{'dtype':'F32','shape':[1],'data_offsets':[0,4]}} | overlap or leave a gap",
                "{'x':{'dtype':'F32','shape':[1],'data_offsets':[0,4]},'x':{'dtype':'F32','shape':[0],'data_offsets':[4,4]}} | twice",
                "{'x':{'dtype':'F32','shape':[3],'data_offsets':[0,12]}} | ends within 'x'",
                "{} | goes on behind its last tensor",
                "{'x':{'dtype':'F32','shape':[-1],'data_offsets':[0,4]}} | negative",
                "{'x':{'dtype':'F32','shape':[4294967297,4294967297],'data_offsets':[0,4]}} | too large",
                "{'x':{'dtype':'F32','shape':[65536,65536],'data_offsets':[0,4]}} | too large",
                "{'x':{'dtype':'F4','shape':[1],'data_offsets':[0,4]}} | unknown element type F4",
                "{'x':{'dtype':'F32','data_offsets':[0,4]}} | lacks dtype, shape",
                "{'x':{'dtype':'F32','shape':[1],'data_offsets':[0]}} | lacks dtype, shape",
                "{'x':{'dtype':'F32','shape':[1,1,1,1,1,1,1,1,1],'data_offsets':[0,4]}} | too many",
                "{'x':{'dtype':'F32','shape':[1.5],'data_offsets':[0,4]}} | header is broken",
                "{'x':[1]} | header is broken",
                "[1,2] | header is broken",
                "{'x' | header is broken",
            })
    void a_header_that_lies_is_refused(String header, String reason) {
        assertThatThrownBy(() -> Safetensors.read(file(header, new byte[8])))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void a_header_length_that_lies_costs_no_memory() {
        for (long length : new long[] {-1, 1, 16L << 20, Long.MAX_VALUE}) {
            byte[] bytes =
                    ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN).putLong(length).array();
            assertThatThrownBy(() -> Safetensors.read(new ByteArrayInputStream(bytes)))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("header");
        }
    }

    @Test
    void a_tensor_length_that_lies_costs_no_memory() {
        String header = "{'x':{'dtype':'U8','shape':[2000000000],'data_offsets':[0,2000000000]}}";
        assertThatThrownBy(() -> Safetensors.read(file(header, new byte[8])))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("ends within 'x'");
    }

    @Test
    void deep_nesting_is_refused() {
        String header = "{'x':" + "[".repeat(100_000) + "}";
        assertThatThrownBy(() -> Safetensors.read(file(header, new byte[0])))
                .isInstanceOf(IOException.class);
    }

    @Test
    void damaged_files_give_an_io_exception_and_nothing_else() throws IOException {
        byte[] good =
                written(
                        Map.of("k", "v"),
                        Map.of("x", new Tensor(List.of(2, 2), new float[] {1, 2, 3, 4})));
        Random random = new Random(1);
        for (int i = 0; i < 2000; i++) {
            byte[] bad = java.util.Arrays.copyOf(good, random.nextInt(good.length) + 1);
            bad[random.nextInt(bad.length)] = (byte) random.nextInt();
            try {
                Safetensors.read(new ByteArrayInputStream(bad)).floats();
            } catch (IOException e) {
                assertThat(e).hasMessageContaining("not a safetensors file");
            }
        }
    }

    private static byte[] written(Map<String, String> notes, Map<String, Tensor> tensors)
            throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Safetensors.write(out, notes, tensors);
        return out.toByteArray();
    }

    private static ByteArrayInputStream file(String header, byte[] data) {
        byte[] text = header.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        ByteBuffer file =
                ByteBuffer.allocate(8 + text.length + data.length).order(ByteOrder.LITTLE_ENDIAN);
        return new ByteArrayInputStream(file.putLong(text.length).put(text).put(data).array());
    }
}
