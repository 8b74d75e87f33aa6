package loom.textile;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What the command was asked for.
 *
 * @param out the zip to write, if one is wanted
 * @param preview the contact sheet to write, if one is wanted
 */
record TextilesOptions(int count, int size, long seed, @Nullable Path out, @Nullable Path preview) {
    private static final int MOST_IMAGES = 100_000;
    private static final int SMALLEST = 32;
    private static final int LARGEST = 1024;

    /** Says what is wrong with the arguments, and what would be right. */
    static final class UsageException extends Exception {
        private static final long serialVersionUID = 1;

        UsageException(String message) {
            super(message);
        }
    }

    static TextilesOptions parse(String[] args) throws UsageException {
        int count = 1200;
        int size = 128;
        long seed = 7;
        Path out = null;
        Path preview = null;
        for (int i = 0; i < args.length; i += 2) {
            String name = args[i];
            switch (name) {
                case "--count" -> count = whole(name, value(args, i), 1, MOST_IMAGES);
                case "--size" -> size = whole(name, value(args, i), SMALLEST, LARGEST);
                case "--seed" -> seed = seed(value(args, i));
                case "--out" -> out = path(name, value(args, i));
                case "--preview" -> preview = path(name, value(args, i));
                default -> throw new UsageException("unknown option " + name);
            }
        }
        if (out == null && preview == null) {
            throw new UsageException("nothing to write: give --out FILE, --preview FILE or both");
        }
        if (out != null && out.equals(preview)) {
            throw new UsageException("--out and --preview must be two files, were both " + out);
        }
        return new TextilesOptions(count, size, seed, out, preview);
    }

    private static String value(String[] args, int option) throws UsageException {
        if (option + 1 == args.length || args[option + 1].startsWith("--")) {
            throw new UsageException(args[option] + " needs a value after it");
        }
        return args[option + 1];
    }

    private static int whole(String name, String value, int least, int most) throws UsageException {
        try {
            int number = Integer.parseInt(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Falls through: text and a number out of range get the same answer.
        }
        throw new UsageException(
                "%s must be a whole number from %d to %d, was %s"
                        .formatted(name, least, most, value));
    }

    private static long seed(String value) throws UsageException {
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw new UsageException("--seed must be a whole number, was " + value);
        }
    }

    private static Path path(String name, String value) throws UsageException {
        Path path = Path.of(value).toAbsolutePath();
        if (Files.isDirectory(path)) {
            throw new UsageException(name + " must be a file, but " + value + " is a folder");
        }
        return path;
    }
}
