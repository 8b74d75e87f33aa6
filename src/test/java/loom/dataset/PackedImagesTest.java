package loom.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackedImagesTest {
    @TempDir private Path folder;

    /** Three grey images of 2 x 2, in chunks that hold two images each. */
    private PackedImages three() throws IOException {
        Path file = folder.resolve("packed");
        Files.write(file, new byte[] {1, 2, 3, 4, 11, 12, 13, 14, 21, 22, 23, (byte) 240});
        try (FileChannel channel = FileChannel.open(file)) {
            return new PackedImages(channel, 2, 1, 9);
        }
    }

    @Test
    void images_are_found_across_chunks() throws IOException {
        try (PackedImages images = three()) {
            ByteBuffer target = ByteBuffer.allocate(8);
            images.copyTo(2, target);
            images.copyTo(1, target);
            assertThat(images.count()).isEqualTo(3);
            assertThat(target.array()).containsExactly(21, 22, 23, -16, 11, 12, 13, 14);
            assertThat(target.remaining()).isZero();
        }
    }

    @Test
    void images_go_to_direct_buffers_too() throws IOException {
        try (PackedImages images = three()) {
            ByteBuffer target = ByteBuffer.allocateDirect(6).position(2);
            images.copyTo(0, target);
            assertThat(target.position()).isEqualTo(6);
            assertThat(target.get(5)).isEqualTo((byte) 4);
        }
    }

    @Test
    void an_index_beyond_the_last_is_refused() throws IOException {
        try (PackedImages images = three()) {
            assertThatThrownBy(() -> images.copyTo(3, ByteBuffer.allocate(4)))
                    .isInstanceOf(IndexOutOfBoundsException.class);
        }
    }

    @Test
    void each_image_has_its_class() throws IOException {
        try (PackedImages images = three().with(labels(7, 5, 7))) {
            assertThat(images.classes()).isEqualTo(2);
            assertThat(images.label(0)).isEqualTo(1);
            assertThat(images.label(1)).isZero();
            assertThatThrownBy(() -> images.label(3)).isInstanceOf(IndexOutOfBoundsException.class);
            PackedImages some = images.only(new int[] {2, 1});
            assertThat(some.label(0)).isEqualTo(1);
            assertThat(some.label(1)).isZero();
            assertThat(images.only(new int[] {0, 2}).classes()).isZero(); // one is no choice
        }
    }

    @Test
    void only_images_with_a_label_have_classes() throws IOException {
        try (PackedImages images = three().only(new int[] {2, 0, 1}).with(labels(4, -1, 2))) {
            assertThat(images.classes()).isZero();
            assertThatThrownBy(() -> images.label(0))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("no classes");
            PackedImages labelled = images.labelled();
            assertThat(labelled.count()).isEqualTo(2);
            assertThat(labelled.label(0)).isEqualTo(1);
            assertThat(labelled.label(1)).isZero();
            ByteBuffer target = ByteBuffer.allocate(8);
            labelled.copyTo(0, target);
            labelled.copyTo(1, target);
            assertThat(target.array()).containsExactly(21, 22, 23, -16, 11, 12, 13, 14);
        }
    }

    private static Labels labels(int... labels) {
        ByteBuffer bytes = ByteBuffer.allocate(labels.length * Short.BYTES);
        for (int label : labels) {
            bytes.putShort((short) label);
        }
        return Labels.read(bytes.array());
    }

    @Test
    void a_file_of_half_an_image_is_refused() throws IOException {
        Path file = Files.write(folder.resolve("half"), new byte[6]);
        try (FileChannel channel = FileChannel.open(file)) {
            assertThatThrownBy(() -> new PackedImages(channel, 2, 1))
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void a_bundle_gives_back_what_was_put_in() throws IOException {
        Path file = folder.resolve("bundle");
        try (BundleWriter writer = new BundleWriter(file)) {
            writer.add(new byte[] {1, 2, 3});
            writer.add(new byte[0]);
            writer.add(new byte[] {4});
            writer.finish();
        }
        try (BlobFile bundle = BlobFile.open(FileChannel.open(file))) {
            assertThat(bundle.count()).isEqualTo(3);
            assertThat(bundle.read(0)).containsExactly(1, 2, 3);
            assertThat(bundle.read(1)).isEmpty();
            assertThat(bundle.read(2)).containsExactly(4);
        }
    }

    @Test
    void a_file_that_is_no_bundle_is_refused() throws IOException {
        Path file = Files.write(folder.resolve("other"), new byte[100]);
        assertThatThrownBy(() -> BlobFile.open(FileChannel.open(file)))
                .isInstanceOf(IOException.class);
    }
}
