package loom.textile;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import loom.textile.TextilesOptions.UsageException;

/**
 * The command {@code textiles}: draws the starter data set, or another one of its kind.
 *
 * <p>The same options give the same pixels on every machine, and the same bytes on the same JDK.
 */
public final class TextilesCommand {
    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int MISUSED = 2;
    private static final String USAGE =
            """
            usage: textiles [--count N] [--size PIXELS] [--seed N] [--out FILE.zip] [--preview FILE.png]
              --count    images in the zip, 1 to 100000 (1200)
              --size     width and height of an image, 32 to 1024 (128)
              --seed     whole number; another seed gives other patterns (7)
              --out      the zip of PNG files to write
              --preview  a contact sheet of the first 60 patterns to write
            """;

    private TextilesCommand() {}

    /**
     * Runs the command and ends the process.
     *
     * @param args the arguments after the word {@code textiles}
     */
    public static void main(String[] args) {
        System.exit(run(args, System.out, System.err));
    }

    /**
     * @return the exit status: 0 done, 1 a file could not be written, 2 wrong arguments
     */
    static int run(String[] args, PrintStream out, PrintStream err) {
        if (Arrays.asList(args).contains("--help")) {
            out.print(USAGE);
            return DONE;
        }
        try {
            draw(TextilesOptions.parse(args), out);
            return DONE;
        } catch (UsageException e) {
            err.println(e.getMessage());
            err.print(USAGE);
            return MISUSED;
        } catch (IOException e) {
            err.println("cannot write the file: " + e + "; choose another place for it");
            return FAILED;
        }
    }

    private static void draw(TextilesOptions options, PrintStream out) throws IOException {
        SwatchBook book = new SwatchBook(options.seed());
        Path zip = options.out();
        if (zip != null) {
            write(zip, stream -> SwatchZip.write(book, options.count(), options.size(), stream));
            out.printf("%s: %d images, %d bytes%n", zip, options.count(), Files.size(zip));
        }
        Path preview = options.preview();
        if (preview != null) {
            ContactSheet sheet = new ContactSheet(book, options.size());
            write(preview, stream -> stream.write(SwatchZip.png(sheet.image())));
            out.printf("%s: contact sheet, %d bytes%n", preview, Files.size(preview));
        }
    }

    private interface Content {
        void writeTo(OutputStream stream) throws IOException;
    }

    /** Writes beside the file and renames, so that a broken run leaves the old file as it was. */
    private static void write(Path file, Content content) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            try (OutputStream stream = Files.newOutputStream(part)) {
                content.writeTo(stream);
            }
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
