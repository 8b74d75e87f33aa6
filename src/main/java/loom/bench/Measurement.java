package loom.bench;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.List;

/** A benchmark that answers with figures: one JSON object in a line. */
sealed interface Measurement extends Benchmark
        permits TrainBenchmark,
                MemoryBenchmark,
                GenerateBenchmark,
                QualityBenchmark,
                ImportBenchmark,
                Photographs,
                Presets {

    /** Does it; one object for each line of the answer. */
    List<JsonObject> measure() throws IOException;

    @Override
    default List<String> lines() throws IOException {
        return measure().stream().map(JsonObject::toString).toList();
    }
}
