package loom.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BenchCommandTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

    @Test
    void it_prints_one_line_of_json_for_each_precision() {
        assertThat(run("train --size 32 --batch 4 --steps 2 --warmup 1")).isZero();
        List<JsonObject> lines =
                text(out).lines().map(it -> JsonParser.parseString(it).getAsJsonObject()).toList();
        assertThat(lines)
                .extracting(it -> it.get("requested").getAsString())
                .containsExactly("float32", "auto");
        assertThat(lines.getFirst().get("precision").getAsString()).isEqualTo("float32");
        assertThat(lines)
                .allSatisfy(it -> {
                    double rate = it.get("images_per_second").getAsDouble();
                    double step = it.get("ms_per_step").getAsDouble();
                    assertThat(rate * step / 1000).isBetween(3.9, 4.1);
                    assertThat(it.get("device").getAsString()).isEqualTo("cpu");
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "paint | bench measures one thing: train",
                "train --size 48 | --size must be one of [32, 64, 128, 256], was 48",
                "train --batch one | --batch needs a whole number, was 'one'",
                "train --batch 1 | --batch must be in 2..4096, was 1",
                "train --steps | every option needs a value, --steps has none",
                "train --speed 9 | there is no option --speed",
                "train --device tpu | device must be cpu or cuda:N",
                "train --device cuda:63 | cuda:63 is not there",
                "train --precision int8 | --precision must be float32, auto, bfloat16 or both",
            })
    void wrong_use_is_answered_with_the_rule_and_code_2(String line, String message) {
        assertThat(run(line)).isEqualTo(2);
        assertThat(text(errors)).contains(message).contains("usage: bench train");
        assertThat(text(out)).isEmpty();
    }

    private int run(String line) {
        BenchCommand command = new BenchCommand(new PrintStream(out), new PrintStream(errors));
        return command.execute(List.of(line.split(" ")));
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
