package loom.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import loom.dataset.DataSet;
import loom.dataset.DataSets;
import loom.dataset.PreparedImages;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Data sets")
class PreparedApi {
    private final DataSets dataSets;
    private final PreparedImages images;

    PreparedApi(DataSets dataSets, PreparedImages images) {
        this.dataSets = dataSets;
        this.images = images;
    }

    @GetMapping(
            value = DatasetApi.PATH + "/{id}/prepared.png",
            produces = MediaType.IMAGE_PNG_VALUE)
    @Operation(
            summary = "5 x 5 images as training sees them at a size",
            description =
                    "size: 28, 32, 64, 128 or 256; grey=true as a grey recipe sees them; another"
                            + " draw gives other images.")
    ResponseEntity<byte[]> sheet(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "64") int size,
            @RequestParam(defaultValue = "false") boolean grey,
            @RequestParam(defaultValue = "1") long draw,
            @RequestParam(defaultValue = "false") boolean download)
            throws IOException {
        DataSet dataSet =
                dataSets.find(id)
                        .orElseThrow(() -> new NotFoundException("data set", id, DatasetApi.PATH));
        byte[] png = images.sheet(id, size, grey ? 1 : 3, draw);
        String disposition =
                (download ? ContentDisposition.attachment() : ContentDisposition.inline())
                        .filename(
                                "%s %d px.png".formatted(dataSet.name(), size),
                                StandardCharsets.UTF_8)
                        .build()
                        .toString();
        // The images of a data set never change, and no id is used twice.
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(Duration.ofDays(365)).cachePrivate().immutable())
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition)
                .body(png);
    }
}
