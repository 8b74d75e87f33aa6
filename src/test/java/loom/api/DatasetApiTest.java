package loom.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import loom.StudioTest;
import loom.TestHome;
import loom.base.Refusal;
import loom.dataset.DifficultUpload;
import loom.dataset.IdxFiles;
import loom.dataset.ImageClass;
import loom.dataset.SampleFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@StudioTest
@AutoConfigureMockMvc
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class DatasetApiTest {
    private final MockMvcTester http;
    private final BeanFactory beans;
    private final JsonMapper json;
    private final TestHome home;

    DatasetApiTest(MockMvcTester http, BeanFactory beans, JsonMapper json, TestHome home) {
        this.http = http;
        this.beans = beans;
        this.json = json;
        this.home = home;
    }

    @ParameterizedTest
    @EnumSource
    void a_difficult_upload_gets_its_answer_and_leaves_nothing_else(DifficultUpload upload) {
        // A single file is called by the name that the query gives.
        UUID id = imported("?name=" + upload.file(), upload.content());
        JsonNode answer = get(id);
        assertThat(answer.get("state").asString()).isEqualTo(upload.isReady() ? "READY" : "FAILED");
        assertThat(words(answer)).contains(upload.answer());
        assertThat(home.files("artefacts/datasets/" + id)).isEqualTo(upload.isReady() ? 2 : 0);
        assertThat(home.stagedFiles()).isZero();
    }

    @Test
    void an_upload_is_accepted_and_named() {
        MvcTestResult result =
                upload(
                        "?name=Bark%20at+night&fit=pad&background=%23102030&scaling=nearest",
                        good());
        assertThat(result).hasStatus(HttpStatus.ACCEPTED);
        assertThat(result).bodyJson().extractingPath("$.state").isEqualTo("IMPORTING");
        JsonNode answer = get(id(result));
        assertThat(answer.get("name").asString()).isEqualTo("Bark at night");
        assertThat(answer.get("fit").asString()).isEqualTo("pad");
        assertThat(answer.get("scaling").asString()).isEqualTo("nearest");
        assertThat(answer.get("background").asString()).isEqualTo("#102030");
    }

    @Test
    void idx_files_are_turned_if_that_is_asked_for() {
        byte[] file = IdxFiles.images(16, 20, 28);
        assertThat(
                        get(id(upload("?name=emnist&transpose=true", file)))
                                .get("transposed")
                                .asBoolean())
                .isTrue();
        assertThat(get(id(upload("?name=mnist", file))).get("transposed").asBoolean()).isFalse();
        assertThat(upload("?name=mnist&transpose=maybe", file))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @Test
    void an_upload_without_a_name_is_refused() {
        assertThat(upload("", good()))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
                .bodyJson()
                .extractingPath("$.remedy")
                .isEqualTo("add ?name=... to the address");
        assertThat(home.stagedFiles()).isZero();
    }

    @Test
    void an_unknown_fit_is_refused() {
        assertThat(upload("?name=a&fit=squeeze", good()))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyJson()
                .extractingPath("$.allowed")
                .isEqualTo("it is one of [crop, pad, stretch]");
    }

    @Test
    void an_empty_body_is_refused_and_leaves_nothing() {
        assertThat(upload("?name=a", new byte[0])).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(home.stagedFiles()).isZero();
    }

    @Test
    void a_thumbnail_is_a_png_that_may_be_cached() {
        UUID id = imported("?name=a", good());
        MvcTestResult result =
                http.get().uri("/api/v1/datasets/{id}/thumbnails/3.png", id).exchange();
        assertThat(result).hasStatusOk().hasContentType(MediaType.IMAGE_PNG);
        assertThat(result).hasHeader("Cache-Control", "max-age=31536000, private, immutable");
        assertThat(result.getResponse().getContentAsByteArray()).startsWith(0x89, 'P', 'N', 'G');
    }

    @Test
    void a_thumbnail_beyond_the_last_is_not_found() {
        UUID id = imported("?name=a", good());
        assertThat(http.get().uri("/api/v1/datasets/{id}/thumbnails/16.png", id))
                .hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void the_list_holds_each_data_set() {
        UUID id = imported("?name=listed", good());
        assertThat(http.get().uri("/api/v1/datasets"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$[*].id")
                .asArray()
                .contains(id.toString());
    }

    @Test
    void a_deleted_data_set_is_not_found() {
        UUID id = imported("?name=a", good());
        assertThat(http.delete().uri("/api/v1/datasets/{id}", id)).hasStatus(HttpStatus.NO_CONTENT);
        assertThat(http.get().uri("/api/v1/datasets/{id}", id)).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(home.files("artefacts/datasets/" + id)).isZero();
    }

    @Test
    void an_idx_file_that_was_cut_off_asks_and_goes_on_if_told_so() {
        UUID id = imported("?name=a", IdxFiles.cutOff(20));
        JsonNode asking = get(id);
        assertThat(asking.get("state").asString()).isEqualTo("QUESTION");
        assertThat(asking.get("question").asString())
                .contains("promises 40 images of 28 x 28, and 20 of them could be read");
        assertThat(http.post().uri("/api/v1/datasets/{id}/accept", id))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.state")
                .isEqualTo("READY");
        JsonNode ready = get(id);
        assertThat(ready.get("question").isNull()).isTrue();
        assertThat(words(ready)).contains("20 are missing");
    }

    @Test
    void a_data_set_that_asks_is_discarded_by_deleting_it() {
        UUID id = imported("?name=a", IdxFiles.cutOff(20));
        assertThat(http.delete().uri("/api/v1/datasets/{id}", id)).hasStatus(HttpStatus.NO_CONTENT);
        assertThat(home.files("artefacts/datasets/" + id)).isZero();
    }

    @Test
    void only_a_question_is_accepted() {
        UUID id = imported("?name=a", good());
        assertThat(http.post().uri("/api/v1/datasets/{id}/accept", id))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyJson()
                .extractingPath("$.given")
                .isEqualTo("the data set \"a\" is READY");
        assertThat(http.post().uri("/api/v1/datasets/{id}/accept", UUID.randomUUID()))
                .hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void another_site_cannot_answer_for_the_person() {
        UUID id = imported("?name=a", IdxFiles.cutOff(20));
        assertThat(
                        http.post()
                                .uri("/api/v1/datasets/{id}/accept", id)
                                .header("Sec-Fetch-Site", "cross-site"))
                .hasStatus(HttpStatus.FORBIDDEN);
        assertThat(get(id).get("state").asString()).isEqualTo("QUESTION");
    }

    @Test
    void the_description_of_the_api_names_the_answer() {
        assertThat(http.get().uri("/v3/api-docs"))
                .bodyJson()
                .extractingPath("$.paths['/api/v1/datasets/{id}/accept'].post")
                .isNotNull();
    }

    @Test
    void labels_in_the_zip_are_counted() {
        Map<String, byte[]> files =
                Map.of("images", IdxFiles.images(20, 28, 28), "labels", IdxFiles.labels(20));
        UUID id = imported("?name=a", SampleFiles.zip(files));
        assertThat(http.get().uri("/api/v1/datasets/{id}", id))
                .bodyJson()
                .extractingPath("$.labels[*].images")
                .asArray()
                .containsExactly(7, 7, 6);
    }

    @Test
    void folders_are_told_as_classes() {
        Map<String, byte[]> files = new LinkedHashMap<>(SampleFiles.pngs("cats/", 9));
        files.putAll(SampleFiles.pngs("dogs/", 8));
        UUID id = imported("?name=a", SampleFiles.zip(files));
        assertThat(http.get().uri("/api/v1/datasets/{id}", id))
                .bodyJson()
                .extractingPath("$.classes")
                .convertTo(ImageClass[].class)
                .satisfies(classes ->
                        assertThat(classes)
                                .containsExactly(
                                        new ImageClass("cats", 9), new ImageClass("dogs", 8)));
    }

    @Test
    void images_are_left_out_and_put_back() {
        UUID id = imported("?name=a", SampleFiles.zip(SampleFiles.pngs("a", 20)));
        String before = get(id).get("contentHash").asString();
        JsonNode without = read(change(id, "leave-out", "{\"images\": [3, 17]}"));
        assertThat(without.get("images").asInt()).isEqualTo(18);
        assertThat(without.get("contentHash").asString()).isNotEqualTo(before);
        assertThat(http.get().uri("/api/v1/datasets/{id}/left-out", id))
                .bodyJson()
                .isEqualTo("[3, 17]");
        JsonNode again = read(change(id, "put-back", "{\"images\": [17, 3]}"));
        assertThat(again.get("contentHash").asString()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"images\": []}", "{\"images\": [null]}", "{\"images\": [99]}"})
    void numbers_that_name_no_image_are_refused(String body) {
        UUID id = imported("?name=a", SampleFiles.zip(SampleFiles.pngs("a", 20)));
        assertThat(change(id, "leave-out", body))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(get(id).get("images").asInt()).isEqualTo(20);
    }

    @Test
    void copies_are_told() {
        Map<String, byte[]> files = SampleFiles.pngs("a", 20);
        files.put("again.png", files.get("a05.png"));
        UUID id = imported("?name=a", SampleFiles.zip(files));
        assertThat(http.get().uri("/api/v1/datasets/{id}/copies", id))
                .bodyJson()
                .extractingPath("$.same")
                .asArray()
                .containsExactly(List.of(5, 20));
    }

    @Test
    void a_data_set_gets_another_name() {
        UUID id = imported("?name=a", good());
        assertThat(patch(id, "{\"name\": \"Bark\"}"))
                .bodyJson()
                .extractingPath("$.name")
                .isEqualTo("Bark");
        assertThat(patch(id, "{}")).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @Test
    void a_form_brings_files_and_says_what_they_are() {
        byte[] zip = SampleFiles.zip(SampleFiles.pngs("a", 16));
        MvcTestResult result =
                http.post()
                        .uri("/api/v1/datasets")
                        .multipart()
                        .file(new MockMultipartFile("file", "bark at night.zip", null, zip))
                        .file(
                                new MockMultipartFile(
                                        "file", "b.png", null, SampleFiles.png(20, 20, Color.RED)))
                        .param("fit", "pad")
                        .exchange();
        assertThat(result).hasStatus(HttpStatus.ACCEPTED);
        SampleFiles.runImport(beans, id(result));
        JsonNode answer = get(id(result));
        assertThat(answer.get("name").asString()).isEqualTo("bark at night");
        assertThat(answer.get("fit").asString()).isEqualTo("pad");
        assertThat(answer.get("images").asInt()).isEqualTo(17);
        assertThat(home.stagedFiles()).isZero();
    }

    @Test
    void a_form_without_a_file_is_refused() {
        assertThat(
                        http.post()
                                .uri("/api/v1/datasets")
                                .multipart()
                                .file(new MockMultipartFile("file", new byte[0]))
                                .param("name", "a")
                                .exchange())
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyJson()
                .extractingPath("$.given")
                .isEqualTo("the form has no file");
        assertThat(home.stagedFiles()).isZero();
    }

    @Test
    void an_id_that_is_none_is_told_by_its_field() {
        assertThat(http.get().uri("/api/v1/datasets/abc"))
                .hasStatus(HttpStatus.BAD_REQUEST)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
                .bodyJson()
                .extractingPath("$.given")
                .isEqualTo("id is abc");
    }

    private MvcTestResult change(UUID id, String change, String body) {
        return http.post()
                .uri("/api/v1/datasets/{id}/{change}", id, change)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private MvcTestResult patch(UUID id, String body) {
        return http.patch()
                .uri("/api/v1/datasets/{id}", id)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private UUID imported(String query, byte[] body) {
        UUID id = id(upload(query, body));
        SampleFiles.runImport(beans, id);
        return id;
    }

    private MvcTestResult upload(String query, byte[] body) {
        return http.post()
                .uri(URI.create("/api/v1/datasets" + query))
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .content(body)
                .exchange();
    }

    private UUID id(MvcTestResult result) {
        return UUID.fromString(read(result).get("id").asString());
    }

    private JsonNode get(UUID id) {
        return read(http.get().uri("/api/v1/datasets/{id}", id).exchange());
    }

    private JsonNode read(MvcTestResult result) {
        return json.readTree(result.getResponse().getContentAsByteArray());
    }

    /** All that the answer says, the refusal's parts as sentences. */
    private static String words(JsonNode answer) {
        JsonNode failure = answer.get("failure");
        String refusal =
                failure.isNull()
                        ? ""
                        : new Refusal(
                                        failure.get("given").asString(),
                                        failure.get("allowed").asString(),
                                        failure.get("remedy").asString())
                                .sentence();
        StringBuilder words = new StringBuilder(refusal);
        for (JsonNode rejection : answer.get("rejected")) {
            words.append('\n').append(rejection.get("reason").asString());
        }
        for (JsonNode note : answer.get("notes")) {
            words.append('\n').append(note.get("text").asString());
        }
        return words.toString();
    }

    private static byte[] good() {
        return SampleFiles.zip(SampleFiles.pngs("a", 16));
    }
}
