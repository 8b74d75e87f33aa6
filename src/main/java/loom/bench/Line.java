package loom.bench;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import loom.engine.ComputeDevice;
import loom.engine.TorchEngine;

/** Makes the lines of the answer: who measured on what, the numbers, the memory. */
final class Line {
    private static final Path STATUS = Path.of("/proc/self/status");

    private final JsonObject json = new JsonObject();

    private Line() {}

    static Line of(String bench) {
        Line line = new Line();
        line.json.addProperty("bench", bench);
        return line.with("java", Runtime.version().toString());
    }

    Line onDevice(String device) {
        return with("engine", "latent-loom, libtorch " + TorchEngine.version())
                .with("device", device)
                .with("device_name", deviceName(device));
    }

    Line with(String name, String value) {
        json.addProperty(name, value);
        return this;
    }

    Line with(String name, int value) {
        json.addProperty(name, value);
        return this;
    }

    Line with(String name, double value) {
        json.addProperty(name, Math.round(value * 100) / 100.0);
        return this;
    }

    JsonObject end() {
        peakMegabytes().ifPresent(peak -> json.addProperty("peak_rss_mb", peak));
        return json;
    }

    /**
     * @throws IllegalArgumentException if this machine has no such device
     */
    static void requireDevice(String id) {
        new ComputeDevice(id, id, 0); // refuses what is no device
        List<String> ids = TorchEngine.devices().stream().map(ComputeDevice::id).toList();
        if (!ids.contains(id)) {
            throw new IllegalArgumentException(
                    "device %s is not there: choose one of %s".formatted(id, ids));
        }
    }

    private static String deviceName(String id) {
        return TorchEngine.devices().stream()
                .filter(device -> device.id().equals(id))
                .map(ComputeDevice::name)
                .findFirst()
                .orElse(id);
    }

    /** What the process has in memory now; 0 where the system does not tell. */
    static double megabytes() {
        return status("VmRSS:").orElse(0) / 1024.0;
    }

    /** The most memory that this process ever had; known on Linux only. */
    private static OptionalLong peakMegabytes() {
        OptionalLong kilobytes = status("VmHWM:");
        return kilobytes.isPresent()
                ? OptionalLong.of(kilobytes.getAsLong() / 1024)
                : OptionalLong.empty();
    }

    private static OptionalLong status(String key) {
        if (!Files.isReadable(STATUS)) {
            return OptionalLong.empty();
        }
        try (Stream<String> lines = Files.lines(STATUS)) {
            return lines.filter(line -> line.startsWith(key))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst();
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }
}
