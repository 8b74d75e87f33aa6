package loom.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import loom.base.RefusedException;
import loom.dataset.Curation;
import loom.dataset.DataSet;
import loom.dataset.DataSets;
import loom.dataset.UploadedFile;
import loom.storage.StagedFile;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/** Data sets for scripts. */
@RestController
@RequestMapping(DatasetApi.PATH)
@Tag(name = "Data sets", description = "Images to train on")
class DatasetApi {
    static final String PATH = "/api/v1/datasets";

    private final DataSets dataSets;
    private final Curation curation;

    DatasetApi(DataSets dataSets, Curation curation) {
        this.dataSets = dataSets;
        this.curation = curation;
    }

    @Operation(
            summary = "Upload a zip or tar of images, one image, an IDX file or an array",
            description =
                    "The body is the file itself. Answers at once; ask GET /api/v1/datasets/{id}"
                            + " until the state is READY, FAILED or QUESTION. Read are zip, tar and"
                            + " tar.gz (also CIFAR's binary version and WebDatasets), IDX files,"
                            + " plain or .gz, and NumPy's .npy and .npz. IDX images and their"
                            + " labels come together in one zip.")
    @Parameter(name = "name", in = ParameterIn.QUERY, required = true)
    @Parameter(
            name = "fit",
            in = ParameterIn.QUERY,
            description = "How images become square",
            schema =
                    @Schema(
                            allowableValues = {"crop", "pad", "stretch"},
                            defaultValue = "crop"))
    @Parameter(
            name = "background",
            in = ParameterIn.QUERY,
            description = "#rrggbb behind transparent images",
            schema = @Schema(defaultValue = "#ffffff"))
    @Parameter(
            name = "scaling",
            in = ParameterIn.QUERY,
            description = "smooth, or nearest for pixel art",
            schema =
                    @Schema(
                            allowableValues = {"smooth", "nearest"},
                            defaultValue = "smooth"))
    @Parameter(
            name = "transpose",
            in = ParameterIn.QUERY,
            description = "true for IDX files whose images lie column by column, as EMNIST's do",
            schema = @Schema(type = "boolean", defaultValue = "false"))
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_OCTET_STREAM_VALUE,
                            schema = @Schema(type = "string", format = "binary")))
    @PostMapping
    ResponseEntity<Submitted> upload(@Parameter(hidden = true) HttpServletRequest request)
            throws IOException {
        DatasetUpload upload = DatasetUpload.of(request.getQueryString());
        try (StagedFile staged = dataSets.stage()) {
            long bytes =
                    dataSets.receive(
                            request.getInputStream(), staged, request.getContentLengthLong());
            if (bytes == 0) {
                throw emptyBody();
            }
            return accepted(
                    dataSets.submit(
                            upload.name(),
                            List.of(new UploadedFile(upload.name(), staged)),
                            upload.settings()));
        }
    }

    @Operation(
            summary = "Upload files as a form",
            description =
                    "The same for forms (multipart/form-data): one or more parts are files, name,"
                            + " fit and background are fields or in the query. Without a name, the"
                            + " first file gives it.")
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<Submitted> uploadForm(@Parameter(hidden = true) MultipartHttpServletRequest form)
            throws IOException {
        try (FormUpload upload = FormUpload.receive(form, dataSets)) {
            return accepted(
                    dataSets.submit(
                            upload.settings().name(),
                            upload.files(),
                            upload.settings().settings()));
        }
    }

    private static ResponseEntity<Submitted> accepted(DataSet dataSet) {
        return ResponseEntity.accepted()
                .location(URI.create(PATH + "/" + dataSet.id()))
                .body(new Submitted(dataSet.id(), dataSet.state()));
    }

    @Operation(summary = "All data sets, the newest first")
    @GetMapping
    List<DatasetAnswer> all() {
        return dataSets.all().stream().map(DatasetAnswer::of).toList();
    }

    @Operation(
            summary = "One data set: its state, and the files that were left out",
            description =
                    "rejected and notes list up to 100 files of each reason and 1,000 in all;"
                            + " rejectedCounts and noteCounts count all of them, rejectedFiles and"
                            + " notedFiles are their sums.")
    @GetMapping("/{id}")
    DatasetAnswer one(@PathVariable UUID id) {
        return DatasetAnswer.of(find(id));
    }

    @Operation(
            summary = "Go on with the images of an upload that was cut off",
            description =
                    "Answers the question of a data set in the state QUESTION with yes and makes"
                            + " it READY; DELETE answers with no. Refused in any other state.")
    @PostMapping("/{id}/accept")
    DatasetAnswer accept(@PathVariable UUID id) {
        find(id);
        dataSets.accept(id);
        return DatasetAnswer.of(find(id));
    }

    @Operation(summary = "Delete a data set, or cancel its import")
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable UUID id) {
        find(id);
        dataSets.delete(id);
    }

    @Operation(summary = "A small picture of one image, as training sees it")
    @GetMapping(value = "/{id}/thumbnails/{index}.png", produces = MediaType.IMAGE_PNG_VALUE)
    ResponseEntity<byte[]> thumbnail(@PathVariable UUID id, @PathVariable int index)
            throws IOException {
        byte[] png =
                dataSets.thumbnail(id, index)
                        .orElseThrow(() ->
                                new NotFoundException("image " + index + " in data set", id, PATH));
        // The images of a data set never change, and no id is used twice.
        CacheControl forAYear =
                CacheControl.maxAge(Duration.ofDays(365)).cachePrivate().immutable();
        return ResponseEntity.ok().cacheControl(forAYear).body(png);
    }

    @Operation(
            summary = "Images that are there twice, and what the images say about training",
            description =
                    "same: groups of equal files; alike: pairs that look nearly the same, the most"
                            + " alike first; more: how many further pairs there are. Images are"
                            + " called by their numbers in the import, from 0.")
    @GetMapping("/{id}/copies")
    CopiesAnswer copies(@PathVariable UUID id) throws IOException {
        find(id);
        return CopiesAnswer.of(curation.findings(id));
    }

    @Operation(summary = "Numbers of the images that are left out")
    @GetMapping("/{id}/left-out")
    List<Integer> leftOut(@PathVariable UUID id) {
        find(id);
        return curation.leftOut(id).stream().boxed().toList();
    }

    @Operation(
            summary = "Leave images out",
            description =
                    "Makes another version of the data set, with another content hash. Runs keep to"
                            + " the version that they began with.")
    @PostMapping("/{id}/leave-out")
    DatasetAnswer leaveOut(@PathVariable UUID id, @RequestBody ImageNumbers body)
            throws IOException {
        find(id);
        return DatasetAnswer.of(curation.leaveOut(id, body.numbers()));
    }

    @Operation(summary = "Put images back that were left out")
    @PostMapping("/{id}/put-back")
    DatasetAnswer putBack(@PathVariable UUID id, @RequestBody ImageNumbers body)
            throws IOException {
        find(id);
        return DatasetAnswer.of(curation.putBack(id, body.numbers()));
    }

    @Operation(summary = "Give a data set another name")
    @PatchMapping("/{id}")
    DatasetAnswer rename(@PathVariable UUID id, @RequestBody NewName body) {
        find(id);
        dataSets.rename(id, body.name() == null ? "" : body.name());
        return DatasetAnswer.of(find(id));
    }

    private DataSet find(UUID id) {
        return dataSets.find(id).orElseThrow(() -> new NotFoundException("data set", id, PATH));
    }

    private static RefusedException emptyBody() {
        return new RefusedException(
                "the body is empty",
                "the body is a zip or tar of images, one image, an IDX file or an array",
                "send the file itself, as curl does with --data-binary @images.zip");
    }

    record Submitted(UUID id, DataSet.State state) {}

    record NewName(@Nullable String name) {}

    /**
     * @param images numbers in the import, from 0
     */
    record ImageNumbers(@Nullable List<@Nullable Integer> images) {
        List<Integer> numbers() {
            if (images == null || images.isEmpty() || images.contains(null)) {
                throw new RefusedException(
                        "the field images is missing, empty, or holds null",
                        "it is a list of the numbers of images, from 0",
                        "give some, for example {\"images\": [3, 17]}");
            }
            return images.stream().map(Objects::requireNonNull).toList();
        }
    }

    /** See {@link Curation.Findings}. */
    record CopiesAnswer(
            List<List<Integer>> same, List<List<Integer>> alike, int more, List<String> advice) {
        static CopiesAnswer of(Curation.Findings found) {
            return new CopiesAnswer(
                    found.copies().same(),
                    found.copies().alike().stream()
                            .map(pair -> List.of(pair.first(), pair.second()))
                            .toList(),
                    found.copies().more(),
                    found.advice());
        }
    }
}
