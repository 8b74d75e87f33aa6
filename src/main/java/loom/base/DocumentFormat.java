package loom.base;

import java.util.List;
import java.util.function.Consumer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * How one kind of record is kept as JSON for years, while the record grows. A document carries the
 * number of its version; one without a number is of version 1. Reading lifts an older document from
 * version to version until it has what the record has now, and refuses a newer one.
 *
 * <p>Whoever adds a component to the record adds an upcaster that gives it to older documents, and
 * a test that reads such a document, written out.
 *
 * @param <T> a record; its JSON must not have a member called {@value #VERSION} of its own
 */
public final class DocumentFormat<T> {
    private static final String VERSION = "version";

    private final String what;
    private final Class<T> type;
    private final List<Consumer<ObjectNode>> upcasters;
    private final JsonMapper json;

    /**
     * @param what what the documents are, for a person: "run settings"
     * @param upcasters the first makes version 2 of version 1, the second 3 of 2, and so on
     */
    public DocumentFormat(
            String what, Class<T> type, JsonMapper json, List<Consumer<ObjectNode>> upcasters) {
        this.what = what;
        this.type = type;
        this.json = json;
        this.upcasters = List.copyOf(upcasters);
    }

    public String write(T value) {
        ObjectNode document = json.valueToTree(value);
        return document.put(VERSION, current()).toString();
    }

    /**
     * @throws NewerDocumentException if a newer studio wrote it
     */
    public T read(String text) {
        return read(text, document -> {});
    }

    /**
     * The same, completed before it is taken for the record: for parts whose absence says enough.
     *
     * @throws NewerDocumentException if a newer studio wrote it
     */
    public T read(String text, Consumer<ObjectNode> completed) {
        ObjectNode document = (ObjectNode) json.readTree(text);
        int version = document.path(VERSION).asInt(1);
        if (version > current()) {
            throw new NewerDocumentException(what, version, current());
        }
        upcasters.subList(version - 1, upcasters.size()).forEach(lift -> lift.accept(document));
        document.remove(VERSION);
        completed.accept(document);
        return json.treeToValue(document, type);
    }

    /** Gives a stored part what it lacks of a whole one, in depth. */
    public static void complete(ObjectNode stored, ObjectNode whole) {
        for (String member : whole.propertyNames()) {
            if (!stored.has(member)) {
                stored.set(member, whole.get(member));
            } else if (stored.get(member) instanceof ObjectNode part
                    && whole.get(member) instanceof ObjectNode ofWhole) {
                complete(part, ofWhole);
            }
        }
    }

    private int current() {
        return 1 + upcasters.size();
    }
}
