package loom.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.ClosedByInterruptException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import loom.base.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdxReaderTest {
    private static final UploadLimits LIMITS = new UploadLimits(100, 1_000, 100_000, 200, 1_000);

    private static final UploadReader.Share WHOLE = new UploadReader.Share(0, 1);

    private final Seen seen = new Seen();

    @Test
    void images_come_in_order_each_as_a_file_of_one() throws IOException {
        read(IdxFiles.images(3, 20, 16));
        assertThat(seen.images).hasSize(3);
        BufferedImage last = ImageDecoder.decode(seen.images.get(2));
        assertThat(last.getWidth()).isEqualTo(20);
        assertThat(last.getHeight()).isEqualTo(16);
        assertThat(last.getRaster().getSample(19, 15, 0)).isEqualTo(2);
        assertThat(seen.ends).containsExactly(new IdxImages("a", "3 images of 20 x 16", 3, 3));
    }

    @Test
    void what_gzip_packed_is_read_the_same() throws IOException {
        read(IdxFiles.gzip(IdxFiles.images(3, 20, 16)));
        assertThat(seen.images).hasSize(3);
        assertThat(seen.ends.getFirst().isWhole()).isTrue();
    }

    @Test
    void four_dimensions_are_colour() throws IOException {
        byte[] pixels = new byte[16 * 16 * 3];
        pixels[3 * 17] = (byte) 200; // red of the second pixel in the second row
        pixels[3 * 17 + 2] = 7;
        read(IdxFiles.idx(8, new int[] {1, 16, 16, 3}, pixels));
        BufferedImage image = ImageDecoder.decode(seen.images.getFirst());
        assertThat(image.getRGB(1, 1) & 0xFFFFFF).isEqualTo(0xC80007);
        assertThat(image.getRGB(2, 1) & 0xFFFFFF).isZero();
    }

    @Test
    void images_that_lie_column_by_column_are_turned_if_that_is_asked_for() throws IOException {
        byte[] pixels = new byte[20 * 16];
        pixels[3 * 16 + 5] = 9; // fourth row, sixth column
        byte[] file = IdxFiles.idx(8, new int[] {1, 20, 16}, pixels);
        FileSource source = new FileSource("a", file.length, () -> new ByteArrayInputStream(file));
        new IdxReader(LIMITS, true).read(source, WHOLE, seen);
        BufferedImage image = ImageDecoder.decode(seen.images.getFirst());
        assertThat(image.getWidth()).isEqualTo(20);
        assertThat(image.getHeight()).isEqualTo(16);
        assertThat(image.getRaster().getSample(3, 5, 0)).isEqualTo(9);
        assertThat(image.getRaster().getSample(5, 3, 0)).isZero();
    }

    @Test
    void a_file_that_ends_early_gives_its_whole_images() throws IOException {
        byte[] file = IdxFiles.images(5, 16, 16);
        read(Arrays.copyOf(file, file.length - 300));
        assertThat(seen.images).hasSize(3);
        assertThat(seen.ends.getFirst().found()).isEqualTo(3);
        assertThat(seen.ends.getFirst().promised()).isEqualTo(5);
    }

    @Test
    void a_gzip_that_ends_early_gives_its_whole_images() throws IOException {
        byte[] pixels = new byte[16 * 16 * 50];
        new Random(1).nextBytes(pixels); // such packs to its own size
        byte[] file = IdxFiles.gzip(IdxFiles.idx(8, new int[] {50, 16, 16}, pixels));
        read(Arrays.copyOf(file, file.length / 2));
        assertThat(seen.ends.getFirst().found()).isBetween(23, 25).isEqualTo(seen.images.size());
        byte[] last = seen.images.getLast();
        int first = (seen.images.size() - 1) * 256;
        assertThat(Arrays.copyOfRange(last, 16, 16 + 256))
                .isEqualTo(Arrays.copyOfRange(pixels, first, first + 256));
    }

    @Test
    void labels_come_as_they_are() throws IOException {
        read(IdxFiles.gzip(IdxFiles.labels(5)));
        assertThat(seen.labels)
                .singleElement()
                .satisfies(labels -> assertThat(labels.values()).containsExactly(0, 1, 2, 0, 1));
    }

    static Stream<Arguments> refused() {
        byte[] some = new byte[2_000];
        byte[] wrongSum = IdxFiles.gzip(IdxFiles.images(2, 16, 16));
        wrongSum[wrongSum.length - 8] ^= 1;
        return Stream.of(
                Arguments.of(IdxFiles.idx(13, new int[] {1, 16, 16}, some), "holds 32-bit floats"),
                Arguments.of(IdxFiles.idx(8, new int[] {16, 16}, some), "has 2 dimensions"),
                Arguments.of(IdxFiles.idx(8, new int[] {0, 16, 16}, some), "promises 0 images"),
                Arguments.of(IdxFiles.idx(8, new int[] {1, 0, 16}, some), "too small, 16 x 0"),
                Arguments.of(IdxFiles.idx(8, new int[] {1, 8, 8}, some), "too small, 8 x 8"),
                Arguments.of(
                        IdxFiles.idx(8, new int[] {1, -1, -1}, some),
                        "too large, 4,294,967,295 x 4,294,967,295"),
                Arguments.of(
                        IdxFiles.idx(8, new int[] {-1, 16, 16}, some),
                        "promises 4,294,967,295 images"),
                Arguments.of(IdxFiles.idx(8, new int[] {3, 999, 999}, some), "3.0 MB of images"),
                Arguments.of(
                        IdxFiles.idx(8, new int[] {1, 16, 16, 4}, some), "images of 4 channels"),
                Arguments.of(
                        IdxFiles.idx(8, new int[] {1, 16, 16}, new byte[257]),
                        "goes on behind the 1 image of 16 x 16"),
                Arguments.of(
                        IdxFiles.idx(8, new int[] {9, 16, 16}, new byte[255]),
                        "promises 9 images of 16 x 16, and none of them"),
                Arguments.of(
                        IdxFiles.idx(8, new int[] {9}, new byte[4]),
                        "promises 9 labels, and 4 of them"),
                Arguments.of(new byte[] {0, 0, 8, 3, 0, 0}, "ends within its header"),
                Arguments.of(
                        Arrays.copyOf(IdxFiles.gzip(IdxFiles.images(2, 16, 16)), 14),
                        "ends within its header"),
                Arguments.of(wrongSum, "its check sum is wrong"),
                Arguments.of(
                        IdxFiles.gzip(IdxFiles.idx(8, new int[] {99, 30, 30}, new byte[89_100])),
                        "unpacks to more than 200 times its size"),
                Arguments.of(IdxFiles.gzip(some), "no IDX file"),
                Arguments.of(new byte[] {0x1F, (byte) 0x8B, 1, 2}, "no IDX file"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void nothing_is_taken_from_a_file_that_is_wrong(byte[] file, String answer) throws IOException {
        read(file);
        assertThat(seen.answers).singleElement().asString().contains(answer);
        assertThat(seen.images).isEmpty();
        assertThat(seen.labels).isEmpty();
    }

    @Test
    void no_more_is_unpacked_than_the_header_promises() throws IOException {
        byte[] content = new byte[1_000_000];
        new Random(1).nextBytes(content); // such packs to its own size
        byte[] file = IdxFiles.gzip(IdxFiles.idx(8, new int[] {1, 16, 16}, content));
        AtomicLong read = new AtomicLong();
        FileSource source = new FileSource("a", file.length, () -> counting(file, read));
        assertThat(new IdxScan(LIMITS, () -> false).of(source))
                .isInstanceOf(IdxFinding.Unusable.class);
        assertThat(read)
                .satisfies(bytes -> assertThat(bytes.get()).isBetween(1L, file.length / 2L));
    }

    @Test
    void a_long_file_is_left_while_it_is_still_gone_through_when_the_visitor_wants_no_more()
            throws IOException {
        byte[] file = IdxFiles.images(100, 256, 256);
        AtomicLong read = new AtomicLong();
        FileSource source = new FileSource("a", file.length, () -> counting(file, read));
        seen.questionsToStop = 2;
        assertThat(new IdxReader(UploadLimits.DEFAULT).read(source, WHOLE, seen))
                .isEqualTo(Reading.STOPPED);
        assertThat(read.get()).isLessThan(file.length / 2L);
        assertThat(seen.images).isEmpty();
        assertThat(seen.answers).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void a_reader_that_is_interrupted_does_not_call_the_file_damaged(int opening) {
        AtomicInteger openings = new AtomicInteger();
        byte[] file = IdxFiles.images(5, 16, 16);
        FileSource source =
                new FileSource(
                        "a",
                        1_000,
                        () -> {
                            if (openings.incrementAndGet() == opening) {
                                throw new ClosedByInterruptException();
                            }
                            return new ByteArrayInputStream(file);
                        });
        assertThatThrownBy(() -> new IdxReader(LIMITS).read(source, WHOLE, seen))
                .isInstanceOf(ClosedByInterruptException.class);
        assertThat(seen.answers).isEmpty();
    }

    private void read(byte[] file) throws IOException {
        FileSource source = new FileSource("a", file.length, () -> new ByteArrayInputStream(file));
        assertThat(new IdxReader(LIMITS).read(source, WHOLE, seen)).isEqualTo(Reading.COMPLETED);
    }

    private static InputStream counting(byte[] file, AtomicLong read) {
        return new FilterInputStream(new ByteArrayInputStream(file)) {
            @Override
            public int read(byte[] into, int at, int length) throws IOException {
                int got = super.read(into, at, length);
                read.addAndGet(got);
                return got;
            }
        };
    }

    private static final class Seen implements UploadVisitor {
        private final List<byte[]> images = new ArrayList<>();
        private final List<IdxImages> ends = new ArrayList<>();
        private final List<IdxLabels> labels = new ArrayList<>();
        private final List<String> answers = new ArrayList<>();
        private int questions;
        private int questionsToStop = Integer.MAX_VALUE;

        @Override
        public boolean shouldStop(double progress) {
            return questions++ >= questionsToStop;
        }

        @Override
        public void file(String name, byte[] content) {
            throw new AssertionError("no file of another format was shown");
        }

        @Override
        public void idxImage(String file, byte[] content) {
            images.add(content);
        }

        @Override
        public void idxEnd(IdxImages found) {
            ends.add(found);
        }

        @Override
        public void labels(IdxLabels found) {
            labels.add(found);
        }

        @Override
        public void rejected(String name, String reason) {
            answers.add(reason);
        }

        @Override
        public void unreadable(String name, Refusal refusal) {
            answers.add(refusal.sentence());
        }
    }
}
