package loom;

import java.util.Arrays;
import java.util.Map;
import java.util.function.ToIntFunction;
import loom.bench.BenchCommand;
import loom.textile.TextilesCommand;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * Starts the studio; or, if the first argument names one, runs a command of the command line and
 * ends.
 */
@SpringBootApplication
public class LoomApplication {
    private static final Map<String, ToIntFunction<String[]>> COMMANDS =
            Map.of("bench", BenchCommand::run, "textiles", TextilesCommand::run);

    public static void main(String[] args) {
        ToIntFunction<String[]> command = args.length == 0 ? null : COMMANDS.get(args[0]);
        if (command != null) {
            System.exit(command.applyAsInt(Arrays.copyOfRange(args, 1, args.length)));
        }
        // H2 takes "data" for a path as it takes "./data": --loom.home may be either.
        System.setProperty("h2.implicitRelativePath", "true");
        SpringApplication.run(LoomApplication.class, args);
    }
}
