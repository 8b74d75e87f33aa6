package loom.dataset;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import loom.base.Refusal;
import loom.base.Wording;
import org.jspecify.annotations.Nullable;

/**
 * Checks the files of one data set and writes down those that pass, in their order. Used once, by
 * one thread.
 */
final class ImageIngest implements UploadVisitor, AutoCloseable {
    /** Is told how far the intake is. */
    @FunctionalInterface
    interface Watcher {
        /**
         * @return true to stop the intake
         */
        boolean shouldStop(int images, double progress);
    }

    /** The thorough check of one file. */
    @FunctionalInterface
    interface Check {
        CheckedFile check(String name, byte[] content);
    }

    private static final int UNLABELLED = -1;
    private static final int QUESTIONS_BETWEEN_REPORTS = 8;

    private final ImageCheck check;
    private final Check thorough;
    private final BundleWriter originals;
    private final BundleWriter thumbnails;
    private final Watcher watcher;
    private final OrderedParallel<CheckedFile> work = new OrderedParallel<>(this::keep);
    private final MessageDigest digest = sha256();
    private final Tally<Rejection> rejected = new Tally<>(Rejection::reason);
    private final Tally<Note> notes = new Tally<>(Note::text);
    private final ImageHashes hashes = new ImageHashes();
    private final Labelling labelling = new Labelling();
    private @Nullable Refusal unreadable;
    private int questions;
    private boolean stopped;
    private int images;

    ImageIngest(
            ImageCheck check, BundleWriter originals, BundleWriter thumbnails, Watcher watcher) {
        this(check, check::check, originals, thumbnails, watcher);
    }

    ImageIngest(
            ImageCheck check,
            Check thorough,
            BundleWriter originals,
            BundleWriter thumbnails,
            Watcher watcher) {
        this.check = check;
        this.thorough = thorough;
        this.originals = originals;
        this.thumbnails = thumbnails;
        this.watcher = watcher;
    }

    /** Latched: a watcher that says stop once, and no longer a moment later, has said stop. */
    @Override
    public boolean shouldStop(double progress) {
        if (!stopped && questions++ % QUESTIONS_BETWEEN_REPORTS == 0) {
            stopped = watcher.shouldStop(images, progress);
        }
        return stopped;
    }

    @Override
    public void file(String name, byte[] content) throws IOException {
        labelled(name, content, UNLABELLED);
    }

    @Override
    public void labelled(String name, byte[] content, int label) throws IOException {
        Optional<String> objection;
        try {
            objection = check.objection(content);
        } catch (RuntimeException | Error e) {
            objection = Optional.of(FileFault.reason(name, e));
        }
        if (objection.isPresent()) {
            rejected(name, objection.get());
        } else {
            submit(name, content, label, true);
        }
    }

    @Override
    public void idxImage(String file, byte[] content) throws IOException {
        submit(file, content, UNLABELLED, false);
    }

    @Override
    public void idxEnd(IdxImages found) throws IOException {
        // Takes its place behind its images, when it is known which numbers they got.
        work.submit(0, () -> new CheckedFile.IdxEnd(found));
    }

    @Override
    public void labels(IdxLabels labels) {
        labelling.add(labels);
    }

    @Override
    public void rejected(String name, String reason) throws IOException {
        // Takes its place behind the images before it, so that the report is in the files' order.
        work.submit(0, () -> CheckedFile.refused(name, reason));
    }

    @Override
    public void unreadable(String name, Refusal refusal) throws IOException {
        if (unreadable == null) {
            unreadable = refusal;
        }
        rejected(name, refusal.given());
    }

    /** Waits for the last checks and completes both bundles; only after everything was shown. */
    ImportReport finish() throws IOException {
        work.finish();
        originals.finish();
        thumbnails.finish();
        Labels labels = labelling.match(images);
        labelling.rejected().forEach(rejected::add);
        String hash = HexFormat.of().formatHex(digest.digest());
        return new ImportReport(
                images,
                rejected.first(),
                rejected.counts(),
                notes.first(),
                notes.counts(),
                hashes.repeats(),
                labels,
                labelling.names(),
                hash,
                question(),
                failure());
    }

    @Override
    public void close() {
        work.close();
    }

    private void submit(String name, byte[] content, int label, boolean isFile) throws IOException {
        work.submit(
                ImageDecoder.memoryFor(content),
                () -> {
                    CheckedFile file = checked(name, content);
                    return file instanceof CheckedFile.Accepted accepted
                            ? new CheckedFile.Taken(name, accepted, label, isFile)
                            : file;
                });
    }

    /** Whatever a decoder throws concerns its file only. */
    private CheckedFile checked(String name, byte[] content) {
        try {
            return thorough.check(name, content);
        } catch (RuntimeException | Error e) {
            return CheckedFile.refused(name, FileFault.reason(name, e));
        }
    }

    private void keep(CheckedFile file) throws IOException {
        switch (file) {
            case CheckedFile.Refused refused -> rejected.add(refused.rejection());
            case CheckedFile.Accepted accepted ->
                    throw new IllegalStateException("an image came without its name");
            case CheckedFile.Taken taken -> {
                if (taken.label() != UNLABELLED) {
                    labelling.add(images, taken.label());
                } else if (taken.isFile()) {
                    labelling.add(images, taken.name());
                }
                keep(taken.name(), taken.image());
            }
            case CheckedFile.IdxEnd end -> {
                labelling.add(end.images(), images - end.images().found());
                if (!end.images().isWhole()) {
                    notes.add(end.images().note());
                }
            }
        }
    }

    private void keep(String name, CheckedFile.Accepted accepted) throws IOException {
        originals.add(accepted.content());
        thumbnails.add(accepted.thumbnail());
        digest.update(accepted.content());
        accepted.notes().forEach(notes::add);
        if (hashes.add(accepted.content())) {
            notes.add(new Note(name, "is the same image as an earlier one"));
        }
        images++;
    }

    /** What only the person can decide: whether a part is better than nothing. */
    private @Nullable String question() {
        List<IdxImages> incomplete = labelling.incomplete();
        if (incomplete.isEmpty() || images < DataSet.LEAST_IMAGES) {
            return null;
        }
        return "%s Go on with %s?"
                .formatted(
                        incomplete.stream()
                                .map(IdxImages::sentence)
                                .collect(Collectors.joining(" ")),
                        Wording.count(images, "image", "images"));
    }

    private @Nullable Refusal failure() {
        if (images >= DataSet.LEAST_IMAGES) {
            return null;
        }
        if (unreadable != null) {
            return unreadable;
        }
        Refusal onlyLabels = labelling.onlyLabels();
        if (images == 0 && onlyLabels != null) {
            return onlyLabels;
        }
        if (images == 0) {
            return new Refusal(
                    rejected.all() == 1
                            ? "the only file cannot be used"
                            : "none of the %s can be used"
                                    .formatted(Wording.count(rejected.all(), "file", "files")),
                    "a data set is made from images: " + ImageFormat.ALL + " are read",
                    "see below what was wrong with each, and upload images");
        }
        return new Refusal(
                "%s can be used".formatted(Wording.count(images, "image", "images")),
                "a data set needs at least " + DataSet.LEAST_IMAGES,
                "add at least %d more and upload all of them again"
                        .formatted(DataSet.LEAST_IMAGES - images));
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
