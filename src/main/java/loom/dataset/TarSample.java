package loom.dataset;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The files of a tar that belong together: holds an image back until it is known whether its label
 * comes behind it. For one thread.
 */
final class TarSample {
    private static final int MOST_LABEL = 255;

    private final UploadVisitor visitor;
    private String key = "";
    private @Nullable String name;
    private byte @Nullable [] image;
    private int label = -1;

    TarSample(UploadVisitor visitor) {
        this.visitor = visitor;
    }

    static boolean isLabel(String file) {
        return file.toLowerCase(Locale.ROOT).endsWith(".cls");
    }

    /** A file of that name is next. */
    void begin(String file) throws IOException {
        String own = key(file);
        if (!own.equals(key)) {
            end();
            key = own;
        }
    }

    void label(String file, byte[] text) throws IOException {
        String number = new String(text, StandardCharsets.US_ASCII).strip();
        if (!number.matches("\\d{1,3}") || Integer.parseInt(number) > MOST_LABEL) {
            visitor.rejected(file, "is no label: a whole number from 0 to " + MOST_LABEL + " is");
            return;
        }
        label = Integer.parseInt(number);
    }

    void image(String file, byte[] content) throws IOException {
        show();
        name = file;
        image = content;
    }

    /** Nothing more comes that belongs to it. */
    void end() throws IOException {
        show();
        label = -1;
    }

    private void show() throws IOException {
        if (image != null && name != null) {
            if (label >= 0) {
                visitor.labelled(name, image, label);
            } else {
                visitor.file(name, image);
            }
        }
        image = null;
        name = null;
    }

    /** The name with its folders, up to the first dot. */
    private static String key(String file) {
        int dot = file.indexOf('.', file.lastIndexOf('/') + 1);
        return dot < 0 ? file : file.substring(0, dot);
    }
}
