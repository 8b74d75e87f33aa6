package loom.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;

/** The command {@code bench}: measures one thing and prints lines of JSON, or prints a program. */
public final class BenchCommand {
    private static final int OK = 0;
    private static final int FAILED = 1;
    private static final int WRONG_USE = 2;

    private final PrintStream out;
    private final PrintStream errors;

    BenchCommand(PrintStream out, PrintStream errors) {
        this.out = out;
        this.errors = errors;
    }

    /**
     * Runs the command and ends the process.
     *
     * @param arguments what follows {@code bench}, for example {@code train --size 64}
     */
    public static void main(String[] arguments) {
        System.exit(new BenchCommand(System.out, System.err).execute(List.of(arguments)));
    }

    /**
     * @return the exit code: 0 if it measured, 1 if a file failed it, 2 if the arguments are wrong
     */
    int execute(List<String> arguments) {
        Benchmark benchmark;
        try {
            benchmark = Benchmark.of(arguments);
        } catch (IllegalArgumentException e) {
            errors.println(e.getMessage());
            errors.println(Benchmark.USAGE);
            return WRONG_USE;
        }
        try {
            benchmark.lines().forEach(out::println);
            return OK;
        } catch (IOException e) {
            errors.println("the files of the benchmark could not be read or written: " + e);
            return FAILED;
        }
    }
}
