package loom.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class DocumentFormatTest {
    private static final JsonMapper JSON = new JsonMapper();

    /** Version 2 called it threads, version 3 added the colour. */
    private static final List<Consumer<ObjectNode>> UPCASTERS =
            List.of(
                    document -> document.set("threads", document.remove("yarns")),
                    document -> document.put("colour", "undyed"));

    private final DocumentFormat<Cloth> format =
            new DocumentFormat<>("notes on cloth", Cloth.class, JSON, UPCASTERS);

    @Test
    void what_was_written_is_read() {
        Cloth cloth = new Cloth(7, "indigo");
        assertThat(format.read(format.write(cloth))).isEqualTo(cloth);
        assertThat(JSON.readTree(format.write(cloth)).get("version").asInt()).isEqualTo(3);
    }

    @Test
    void a_document_without_a_version_is_the_first() {
        assertThat(format.read("{\"yarns\": 7}")).isEqualTo(new Cloth(7, "undyed"));
    }

    @Test
    void a_document_in_between_is_lifted_by_what_it_lacks() {
        assertThat(format.read("{\"version\": 2, \"threads\": 7}"))
                .isEqualTo(new Cloth(7, "undyed"));
    }

    @Test
    void a_newer_document_is_refused_in_words() {
        assertThatThrownBy(() -> format.read("{\"version\": 4, \"threads\": 7}"))
                .isInstanceOf(NewerDocumentException.class)
                .hasMessage(
                        "A newer Latent Loom wrote these notes on cloth (version 4). This one reads"
                                + " them up to version 3. Start the newer one again; nothing here was"
                                + " changed.");
    }

    private record Cloth(int threads, String colour) {}
}
