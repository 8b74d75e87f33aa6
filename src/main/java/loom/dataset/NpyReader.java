package loom.dataset;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.util.List;
import java.util.Optional;
import loom.base.Refusal;
import loom.base.Wording;
import org.jspecify.annotations.Nullable;

/** Shows a visitor the images, or the labels, of a NumPy array (.npy, by itself or in a .npz). */
record NpyReader(UploadLimits limits) {
    private static final int MOST_LABEL = 255;

    private record Array(FileSource source, NpyHeader header, NpyType type) {}

    Reading read(FileSource source, UploadReader.Share share, UploadVisitor visitor)
            throws IOException {
        NpyHeader header;
        try (InputStream in = source.open()) {
            header = NpyHeader.read(in);
        } catch (ClosedChannelException e) {
            throw e; // the reader was interrupted: that says nothing about the file
        } catch (IOException e) {
            refuse(source, "has a header that cannot be read", "NumPy writes others", visitor);
            return Reading.COMPLETED;
        }
        NpyType type = NpyType.of(header.type());
        if (type == null) {
            String what =
                    header.type().endsWith("O")
                            ? "holds Python objects, which are programs and are never run here"
                            : "holds elements of the type \"" + header.type() + "\"";
            refuse(source, what, "whole numbers and floats are read", visitor);
            return Reading.COMPLETED;
        }
        Array array = new Array(source, header, type);
        List<Long> shape = header.shape();
        boolean isColumn = shape.size() == 2 && shape.get(1) == 1;
        if (shape.size() == 1 || isColumn) {
            readLabels(array, visitor);
            return Reading.COMPLETED;
        }
        NpyLayout layout = NpyLayout.of(shape);
        Optional<Refusal> objection = objection(array, layout);
        if (layout == null || objection.isPresent()) {
            visitor.unreadable(source.name(), objection.orElseThrow());
            return Reading.COMPLETED;
        }
        return readImages(array, layout, share, visitor);
    }

    private Optional<Refusal> objection(Array array, @Nullable NpyLayout layout) {
        String shape = shape(array.header());
        if (layout == null) {
            return Optional.of(
                    refusal(array.source(), "has the shape " + shape, NpyLayout.ALLOWED));
        }
        if (array.header().isFortran()) {
            return Optional.of(
                    new Refusal(
                            "the array \"%s\" is in Fortran order".formatted(array.source().name()),
                            "arrays are read in C order",
                            "save numpy.ascontiguousarray(...) of it"));
        }
        Optional<String> size = ImageCheck.objection(layout.width(), layout.height());
        if (size.isPresent()) {
            return Optional.of(
                    refusal(
                            array.source(),
                            "has the shape %s, and each of its images %s"
                                    .formatted(shape, size.get()),
                            NpyLayout.ALLOWED));
        }
        if (layout.count() > limits.entries()) {
            return Optional.of(
                    new Refusal(
                            "the array \"%s\" has the shape %s"
                                    .formatted(array.source().name(), shape),
                            limits.mostEntries(),
                            "split it into several files and upload them as several data sets"));
        }
        return layout.header().itemBytes() * (long) array.type().bytes() > limits.entryBytes()
                ? Optional.of(
                        refusal(
                                array.source(),
                                "has the shape %s, and each of its images %s"
                                        .formatted(shape, limits.tooLarge()),
                                NpyLayout.ALLOWED))
                : Optional.empty();
    }

    private void readLabels(Array array, UploadVisitor visitor) throws IOException {
        String name = array.source().name();
        long count = array.header().shape().getFirst();
        if (array.type().isFloat() || count == 0 || count > limits.entries()) {
            visitor.rejected(
                    name,
                    "is an array of the shape %s and the type %s: labels are whole numbers, images have more dimensions"
                            .formatted(shape(array.header()), array.header().type()));
            return;
        }
        try (InputStream in = source(array)) {
            byte[] labels = new byte[(int) count];
            for (int i = 0; i < labels.length; i++) {
                double label = array.type().value(element(in, array.type(), 1), 0);
                if (!(label >= 0 && label <= MOST_LABEL)) {
                    visitor.rejected(
                            name,
                            "holds the number %.0f: labels are 0 to %d"
                                    .formatted(label, MOST_LABEL));
                    return;
                }
                labels[i] = (byte) label;
            }
            visitor.labels(new IdxLabels(name, labels));
        } catch (EOFException e) {
            visitor.rejected(
                    name,
                    "ends before the %s that its header promises: save it again"
                            .formatted(Wording.count(count, "number", "numbers")));
        }
    }

    private Reading readImages(
            Array array, NpyLayout layout, UploadReader.Share share, UploadVisitor visitor)
            throws IOException {
        NpyScan scan =
                NpyScan.of(
                        source(array),
                        array.type(),
                        layout.header().contentBytes(),
                        limits.plausible(array.source().packedBytes()),
                        () -> visitor.shouldStop(share.from()));
        String name = array.source().name();
        int found = (int) (scan.elements() / layout.header().itemBytes());
        if (scan.stopped()) {
            return Reading.STOPPED;
        }
        if (scan.isImplausible()) {
            visitor.unreadable(name, new IdxRules(limits).unpacksTooFar(name));
            return Reading.COMPLETED;
        }
        Optional<String> objection =
                found == 0 ? Optional.of("ends within its first image") : scan.range().objection();
        if (objection.isPresent()) {
            visitor.unreadable(name, refusal(array.source(), objection.get(), NpyRange.ALLOWED));
            return Reading.COMPLETED;
        }
        try (InputStream in = source(array)) {
            for (int i = 0; i < found; i++) {
                if (visitor.shouldStop(share.at(i, found))) {
                    return Reading.STOPPED;
                }
                visitor.idxImage(name, image(in, array.type(), layout, scan.range()));
            }
        }
        visitor.idxEnd(
                new IdxImages(
                        name,
                        IdxRules.promise(layout.header()),
                        Math.toIntExact(layout.count()),
                        found));
        return Reading.COMPLETED;
    }

    private static byte[] image(InputStream in, NpyType type, NpyLayout layout, NpyRange range)
            throws IOException {
        byte[] pixels = new byte[layout.header().itemBytes()];
        ByteBuffer numbers = element(in, type, pixels.length);
        for (int i = 0; i < pixels.length; i++) {
            double value = type.value(numbers, type.bytes() * layout.position(i));
            pixels[i] = range.pixel(value, type);
        }
        return IdxImage.content(layout.header(), pixels);
    }

    private static ByteBuffer element(InputStream in, NpyType type, int count) throws IOException {
        byte[] bytes = in.readNBytes(type.bytes() * count);
        if (bytes.length < type.bytes() * count) {
            throw new EOFException("an array ends too early");
        }
        return ByteBuffer.wrap(bytes).order(type.order());
    }

    /** The numbers, behind the header. */
    private static InputStream source(Array array) throws IOException {
        InputStream in = array.source().open();
        try {
            NpyHeader.read(in);
            return in;
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }

    private static void refuse(
            FileSource source, String what, String allowed, UploadVisitor visitor)
            throws IOException {
        visitor.unreadable(source.name(), refusal(source, what, allowed));
    }

    private static Refusal refusal(FileSource source, String what, String allowed) {
        return new Refusal(
                "the array \"%s\" %s".formatted(source.name(), what),
                allowed,
                "save it as uint8 of the shape (N, H, W, 3) or (N, H, W) with numpy.save");
    }

    private static String shape(NpyHeader header) {
        return "("
                + String.join(
                        ", ", header.shape().stream().map(size -> Long.toString(size)).toList())
                + ")";
    }
}
