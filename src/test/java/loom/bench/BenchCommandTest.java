package loom.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import loom.engine.recipe.Preset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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

    @Test
    void a_preset_is_measured_at_its_own_size() {
        String line = "train --preset mlp --channels 1 --batch 4 --steps 1 --precision float32";
        assertThat(run(line)).isZero();
        JsonObject json = JsonParser.parseString(text(out)).getAsJsonObject();
        assertThat(json.get("preset").getAsString()).isEqualTo("mlp");
        assertThat(json.get("size").getAsInt()).isEqualTo(28);
    }

    /** The form that src/bench/run.sh and quality.py read. */
    @Test
    void presets_names_every_recipe_with_its_size_and_batch() {
        assertThat(run("presets")).isZero();
        assertThat(text(out).lines().toList())
                .hasSameSizeAs(Preset.all())
                .contains("{\"preset\":\"fashion\",\"size\":28,\"batch\":32}");
    }

    @Test
    void quality_tells_the_time_of_a_measure() {
        assertThat(run("quality --size 16 --images 40 --rounds 1")).isZero();
        JsonObject json = JsonParser.parseString(text(out)).getAsJsonObject();
        assertThat(json.get("ms_per_measure").getAsDouble()).isPositive();
        assertThat(json.get("reference_ms").getAsDouble()).isPositive();
    }

    @Test
    void generate_tells_the_time_of_a_call() {
        assertThat(run("generate --size 32 --pieces 4 --rounds 2 --warmup 1")).isZero();
        JsonObject json = JsonParser.parseString(text(out)).getAsJsonObject();
        double rate = json.get("images_per_second").getAsDouble();
        double call = json.get("ms_per_call").getAsDouble();
        assertThat(rate * call / 1000).isBetween(3.9, 4.1);
    }

    @Test
    void import_takes_in_the_photographs_that_were_made(@TempDir Path folder) throws IOException {
        Path zip = folder.resolve("photographs.zip");
        assertThat(run("photographs --images 17 --width 80 --height 64 --zip " + zip)).isZero();
        out.reset();
        assertThat(run("import --warmup 0 --zip " + zip)).isZero();
        JsonObject json = JsonParser.parseString(text(out)).getAsJsonObject();
        assertThat(json.get("images").getAsInt()).isEqualTo(17);
        assertThat(json.get("images_per_second").getAsDouble()).isPositive();
    }

    @Test
    void program_prints_what_a_step_computes() {
        assertThat(run("program --preset dcgan-stable --size 32 --device cuda:0")).isZero();
        assertThat(text(out)).startsWith("class Program(Module):").contains("def step(");
    }

    @Test
    void photographs_are_the_same_every_time(@TempDir Path folder) throws IOException {
        Path first = folder.resolve("first.zip");
        Path second = folder.resolve("second.zip");
        run("photographs --images 2 --width 80 --height 64 --zip " + first);
        run("photographs --images 2 --width 80 --height 64 --zip " + second);
        assertThat(second).hasSameBinaryContentAs(first);
    }

    @Test
    void a_zip_of_too_few_images_is_answered_with_code_1(@TempDir Path folder) {
        Path zip = folder.resolve("photographs.zip");
        run("photographs --images 3 --width 80 --height 64 --zip " + zip);
        out.reset();
        assertThat(run("import --warmup 0 --zip " + zip)).isEqualTo(1);
        assertThat(text(errors)).contains("3 images can be used");
        assertThat(text(out)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "paint | bench takes train, memory, generate, import, quality, photographs, program or presets",
                "train --size 48 | 48",
                "train --batch one | --batch needs a whole number, was 'one'",
                "train --batch 1 | --batch must be in 2..4096, was 1",
                "presets --size 64 | there is no option --size",
                "train --steps | every option needs a value, --steps has none",
                "train --speed 9 | there is no option --speed",
                "train --device tpu | device must be cpu or cuda:N",
                "train --device cuda:63 | cuda:63 is not there",
                "train --preset gan | preset must be one of [dcgan-stable, dcgan-small-data,",
                "train --channels 2 | channels must be 1 (grey) or 3 (RGB), were 2",
                "generate --pieces 0 | --pieces must be in 1..10000, was 0",
                "generate --batch 16 | there is no option --batch",
                "import --size 64 | --zip must be a zip of images, was ''",
                "import --zip missing.zip | make one with bench photographs",
                "photographs --images 5 | --zip must name the file to write",
                "program --precision auto | --precision of a program must be float32 or bfloat16",
                "program --preset gan | preset must be one of [dcgan-stable, dcgan-small-data,",
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
