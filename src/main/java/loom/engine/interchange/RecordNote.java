package loom.engine.interchange;

import com.google.gson.Gson;
import java.io.IOException;

/** Records as JSON in the notes of a file. */
public final class RecordNote {
    private RecordNote() {}

    /** The JSON of a record. */
    public static String write(Record value) {
        return new Gson().toJson(value);
    }

    /**
     * The record that {@link #write} wrote.
     *
     * @throws IOException if the text is no such JSON, or the record refuses what it says
     */
    public static <T extends Record> T read(String json, Class<T> type) throws IOException {
        T value;
        try {
            value = new Gson().fromJson(json, type);
        } catch (RuntimeException e) { // Gson wraps whatever a record's constructor throws
            Throwable reason = e.getCause() == null ? e : e.getCause();
            throw new IOException("a note of the file is not valid: " + reason.getMessage(), e);
        }
        if (value == null) {
            throw new IOException("a note of the file is empty");
        }
        return value;
    }
}
