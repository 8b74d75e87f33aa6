package loom.dataset;

import java.util.Optional;
import loom.base.Refusal;
import loom.base.Wording;

/** Which IDX files are read, judged by their headers before anything else is believed. */
record IdxRules(UploadLimits limits) {
    private static final String AGAIN = "download it again, or save it again";

    /** Why the file of that header cannot be used; empty if it may be. */
    Optional<Refusal> objection(String name, IdxHeader header) {
        int dimensions = header.dimensions().size();
        if (header.elementType() != IdxHeader.UNSIGNED_BYTE) {
            return refusal(
                    name,
                    "holds " + header.elements(),
                    "images and labels are read as unsigned bytes (type 0x08)",
                    "bring its values to 0 to 255 and save them as bytes");
        }
        if (dimensions != 1 && dimensions != 3 && dimensions != 4) {
            return refusal(
                    name,
                    "has " + Wording.count(dimensions, "dimension", "dimensions"),
                    "images have 3 (number, height, width) or 4 (and channels), labels have 1",
                    "save it in one of these forms");
        }
        if (header.count() == 0) {
            return refusal(
                    name,
                    "promises 0 " + things(header),
                    "a data set needs at least " + DataSet.LEAST_IMAGES + " images",
                    AGAIN);
        }
        if (header.count() > limits.entries()) {
            return refusal(
                    name,
                    "promises " + Wording.number(header.count()) + " " + things(header),
                    limits.mostEntries(),
                    "split it into several files and upload them as several data sets");
        }
        return header.isLabels() ? Optional.empty() : objectionToImages(name, header);
    }

    private Optional<Refusal> objectionToImages(String name, IdxHeader header) {
        if (header.channels() != 1 && header.channels() != 3) {
            return refusal(
                    name,
                    "promises images of %s channels".formatted(Wording.number(header.channels())),
                    "images have 1 (grey) or 3 (RGB), as the last dimension",
                    "save it in this form");
        }
        Optional<String> size = ImageCheck.objection(header.width(), header.height());
        if (size.isPresent()) {
            return refusal(
                    name,
                    "promises %s images, each of which %s"
                            .formatted(Wording.number(header.count()), size.get()),
                    "the same holds for images of every format",
                    AGAIN);
        }
        if (header.contentBytes() > limits.totalBytes()) {
            return refusal(
                    name,
                    "promises " + Wording.bytes(header.contentBytes()) + " of images",
                    "up to %s are read".formatted(Wording.bytes(limits.totalBytes())),
                    "make the images smaller, or split it into several files");
        }
        return Optional.empty();
    }

    /** The header promised less than there is. */
    Refusal goesOn(String name, IdxHeader header) {
        return refuse(
                name,
                "goes on behind the %s that its header promises".formatted(promise(header)),
                "header and content of a file must agree",
                AGAIN);
    }

    Refusal endsInHeader(String name) {
        return refuse(
                name,
                "ends within its header",
                "a header names the number of images and their size",
                AGAIN);
    }

    /** Gzip keeps a sum of what it packed, and what came out has another. */
    Refusal isDamaged(String name) {
        return refuse(
                name,
                "is damaged: its check sum is wrong",
                "nobody knows which of its images are right",
                AGAIN);
    }

    Refusal unpacksTooFar(String name) {
        return refuse(
                name,
                "unpacks to more than %d times its size".formatted(limits.ratio()),
                "no real images do",
                "upload it without gzip or zip if they do nevertheless");
    }

    Refusal lacksLabels(String name, IdxHeader header, long found) {
        return refuse(
                name,
                "promises %s, and %s of them could be read"
                        .formatted(promise(header), Wording.number(found)),
                "labels are read only from a whole file",
                AGAIN);
    }

    Refusal lacksAll(String name, IdxHeader header) {
        return refuse(
                name,
                "promises %s, and none of them could be read".formatted(promise(header)),
                "a data set needs at least " + DataSet.LEAST_IMAGES,
                AGAIN);
    }

    /** For example "60,000 images of 28 x 28". */
    static String promise(IdxHeader header) {
        String count = Wording.count(header.count(), thing(header), things(header));
        return header.isLabels()
                ? count
                : "%s of %d x %d".formatted(count, header.width(), header.height());
    }

    private static String thing(IdxHeader header) {
        return header.isLabels() ? "label" : "image";
    }

    private static String things(IdxHeader header) {
        return thing(header) + "s";
    }

    private static Optional<Refusal> refusal(
            String name, String what, String allowed, String remedy) {
        return Optional.of(refuse(name, what, allowed, remedy));
    }

    private static Refusal refuse(String name, String what, String allowed, String remedy) {
        return new Refusal("the IDX file \"" + name + "\" " + what, allowed, remedy);
    }
}
