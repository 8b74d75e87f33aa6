package loom.dataset;

import java.awt.Color;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** What people upload by mistake, or to do harm, and what the studio has to say to it. */
public enum DifficultUpload {
    EMPTY_ZIP("empty.zip", () -> SampleFiles.zip(Map.of()), false, "\"empty.zip\" is empty"),
    ZIP_OF_TEXTS(
            "texts.zip",
            () -> SampleFiles.zip(SampleFiles.texts(20)),
            false,
            "None of the 20 files can be used"),
    NAMES_THAT_LEAD_OUTSIDE(
            "outside.zip",
            () -> SampleFiles.zip(goodAnd("../../evil.png", SampleFiles.png(20, 20, Color.RED))),
            true,
            "has an unsafe name"),
    TRUNCATED_ZIP(
            "half.zip",
            () -> SampleFiles.cutOff(SampleFiles.zip(SampleFiles.pngs("a", 30))),
            false,
            "is cut off or damaged: 2"), // of 30, twenty-odd lie in the first two thirds
    HUGE_PNG(
            "huge.zip",
            () -> SampleFiles.zip(goodAnd("huge.png", SampleFiles.pngClaiming(60_000, 60_000))),
            true,
            "is too large, 60,000 x 60,000 pixels"),
    HUGE_PNG_ALONE(
            "huge.png",
            () -> SampleFiles.pngClaiming(60_000, 60_000),
            false,
            "is too large, 60,000 x 60,000 pixels"),
    JPEG_NAMED_PNG(
            "renamed.zip",
            () ->
                    SampleFiles.zip(
                            goodAnd(
                                    "photo.png",
                                    SampleFiles.encode(
                                            SampleFiles.picture(20, 20, Color.RED), "jpeg"))),
            true,
            "is a JPEG file named .png; it was read as JPEG"),
    THREE_IMAGES(
            "three.zip",
            () -> SampleFiles.zip(SampleFiles.pngs("a", 3)),
            false,
            "3 images can be used. A data set needs at least 16. Add at least 13 more"),
    IDX_OF_FLOATS(
            "floats",
            () -> IdxFiles.idx(13, new int[] {20, 28, 28}, new byte[20 * 28 * 28 * 4]),
            false,
            "The IDX file \"floats\" holds 32-bit floats. Images and labels are read as"),
    IDX_OF_NOTHING(
            "nothing.gz",
            () -> IdxFiles.gzip(IdxFiles.idx(8, new int[] {0, 28, 28}, new byte[0])),
            false,
            "promises 0 images"),
    IDX_THAT_GOES_ON(
            "more",
            () -> IdxFiles.idx(8, new int[] {16, 28, 28}, new byte[17 * 28 * 28]),
            false,
            "goes on behind the 16 images of 28 x 28 that its header promises"),
    IDX_BOMB(
            "bomb.gz",
            () -> IdxFiles.gzip(IdxFiles.idx(8, new int[] {50_000, 28, 28}, new byte[39_200_000])),
            false,
            "unpacks to more than 200 times its size"),
    IDX_DAMAGED_IN_ZIP(
            "idx.zip",
            () -> SampleFiles.zip(goodAnd("a", new byte[] {0, 0, 8, 3, 0})),
            true,
            "ends within its header"),
    LABELS_ALONE(
            "labels",
            () -> IdxFiles.labels(20),
            false,
            "holds 20 labels and no images. Labels are read together with the images"),
    TEXT_IN_GZIP(
            "notes.gz",
            () -> IdxFiles.gzip("no picture".getBytes(StandardCharsets.UTF_8)),
            false,
            "no IDX file: unpack it");

    private final String file;
    private final Supplier<byte[]> content;
    private final boolean ready;
    private final String answer;

    DifficultUpload(String file, Supplier<byte[]> content, boolean ready, String answer) {
        this.file = file;
        this.content = content;
        this.ready = ready;
        this.answer = answer;
    }

    public String file() {
        return file;
    }

    public byte[] content() {
        return content.get();
    }

    /** True if enough images remain for a data set. */
    public boolean isReady() {
        return ready;
    }

    /** Words that the report must hold. */
    public String answer() {
        return answer;
    }

    private static Map<String, byte[]> goodAnd(String name, byte[] content) {
        Map<String, byte[]> files = new LinkedHashMap<>(SampleFiles.pngs("good", 16));
        files.put(name, content);
        return files;
    }
}
