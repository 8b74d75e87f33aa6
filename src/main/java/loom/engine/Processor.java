package loom.engine;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/** What the system tells about the processor. */
final class Processor {
    private static final Path CPU_INFO = Path.of("/proc/cpuinfo");
    private static final Set<String> NATIVE_BFLOAT16 = Set.of("avx512_bf16", "amx_bf16", "bf16");

    private Processor() {}

    static ComputeDevice describe() {
        String architecture = System.getProperty("os.arch", "processor");
        String name = cpuInfo("model name").orElse(architecture);
        long memory =
                ManagementFactory.getOperatingSystemMXBean()
                                instanceof com.sun.management.OperatingSystemMXBean system
                        ? system.getTotalMemorySize()
                        : 0;
        return new ComputeDevice(ComputeDevice.CPU, name, memory);
    }

    /** Known on Linux only; false elsewhere. */
    static boolean hasNativeBfloat16() {
        return Stream.of("flags", "Features") // x86 and ARM name the line differently
                .flatMap(key -> cpuInfo(key).stream())
                .flatMap(flags -> Arrays.stream(flags.split(" ")))
                .anyMatch(NATIVE_BFLOAT16::contains);
    }

    private static Optional<String> cpuInfo(String key) {
        if (!Files.isReadable(CPU_INFO)) {
            return Optional.empty();
        }
        try (Stream<String> lines = Files.lines(CPU_INFO)) {
            return lines.filter(line -> line.startsWith(key))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst();
        } catch (IOException | java.io.UncheckedIOException e) {
            LoggerFactory.getLogger(Processor.class).debug("{} is unreadable", CPU_INFO, e);
            return Optional.empty();
        }
    }
}
