package loom.dataset.decode;

import static loom.dataset.decode.TestPictures.distance;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.Dimension;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import loom.dataset.SampleFiles;
import org.bytedeco.ffmpeg.global.avutil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rare but good forms of JPEG, PNG, GIF, BMP, TIFF, TGA and ICO, and bad ones that look good. */
class StructureTest {
    private static final BufferedImage PICTURE = TestPictures.smooth(64, 48);

    /** The tables that Java's writer leaves out where it is told to are the standard ones. */
    @Test
    void a_frame_of_motion_jpeg_needs_no_tables() throws IOException {
        byte[] whole =
                new FfmpegEncoder("mjpeg", avutil.AV_PIX_FMT_YUVJ420P, Map.of("huffman", "default"))
                        .encode(PICTURE);
        byte[] frame = withoutTables(whole);
        assertThat(frame.length).isLessThan(whole.length - 400);
        assertThat(PictureReaders.JPEG.read(frame).image().getWidth()).isEqualTo(64);
        assertThat(
                        distance(
                                PictureReaders.JPEG.read(frame).image(),
                                PictureReaders.JPEG.read(whole).image()))
                .isZero();
    }

    @Test
    void a_jpeg_with_arithmetic_coding_is_named() {
        byte[] jpeg = SampleFiles.encode(PICTURE, "jpeg");
        jpeg[find(jpeg, 0xC0) + 1] = (byte) 0xC9;
        assertThatThrownBy(() -> PictureReaders.JPEG.read(jpeg))
                .hasMessageContaining("a JPEG with arithmetic coding, which is not read");
    }

    @ParameterizedTest
    @ValueSource(ints = {30, 60, 90})
    void a_jpeg_that_is_cut_off_is_refused(int percent) {
        byte[] jpeg = SampleFiles.encode(TestPictures.noise(64, 48, 2), "jpeg");
        assertThatThrownBy(() -> PictureReaders.JPEG.read(part(jpeg, percent)))
                .hasMessageContaining("is cut off");
    }

    @Test
    void a_gif_is_its_whole_canvas() throws IOException {
        byte[] gif = SampleFiles.encode(SampleFiles.picture(20, 16, Color.RED), "gif");
        ByteBuffer bytes = ByteBuffer.wrap(gif).order(ByteOrder.LITTLE_ENDIAN);
        int descriptor = indexOf(gif, 13, (byte) 0x2C);
        bytes.putShort(6, (short) 50).putShort(8, (short) 40);
        bytes.putShort(descriptor + 1, (short) 7).putShort(descriptor + 3, (short) 9);
        BufferedImage read = PictureReaders.GIF.read(gif).image();
        assertThat(PictureReaders.GIF.size(gif)).isEqualTo(new Dimension(50, 40));
        assertThat(read.getWidth()).isEqualTo(50);
        assertThat(read.getRGB(6, 9) >>> 24).isZero();
        assertThat(read.getRGB(7, 9)).isEqualTo(Color.RED.getRGB());
        assertThat(read.getRGB(26, 24)).isEqualTo(Color.RED.getRGB());
        assertThat(read.getRGB(27, 24) >>> 24).isZero();
    }

    @Test
    void a_bmp_may_have_reserved_bytes() throws IOException {
        byte[] bmp = SampleFiles.encode(PICTURE, "bmp");
        bmp[6] = 'X';
        bmp[9] = 'Y';
        assertThat(distance(PictureReaders.BMP.read(bmp).image(), PICTURE)).isZero();
    }

    @Test
    void a_bmp_of_os2_is_read() throws IOException {
        byte[] windows = SampleFiles.encode(PICTURE, "bmp");
        ByteBuffer bmp = ByteBuffer.allocate(windows.length - 28).order(ByteOrder.LITTLE_ENDIAN);
        bmp.put(windows, 0, 10).putInt(26).putInt(12).putShort((short) 64).putShort((short) 48);
        bmp.putShort((short) 1).putShort((short) 24).put(windows, 54, windows.length - 54);
        assertThat(PictureReaders.BMP.size(bmp.array())).isEqualTo(new Dimension(64, 48));
        assertThat(distance(PictureReaders.BMP.read(bmp.array()).image(), PICTURE)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"4, jpeg", "5, png"})
    void a_bmp_may_be_the_cover_of_another_file(int packing, String format) throws IOException {
        byte[] inner = SampleFiles.encode(PICTURE, format);
        byte[] bmp = cover(packing, inner.length, inner);
        assertThat(distance(PictureReaders.BMP.read(bmp).image(), PICTURE)).isLessThan(6);
    }

    /** The decoder would make an array of two gigabytes, and an Error of it. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 4, 5})
    void a_bmp_that_lies_about_its_length_costs_nothing(int packing) {
        byte[] bmp = cover(packing, Integer.MAX_VALUE - 8, new byte[30]);
        Cost cost =
                Cost.of(() ->
                        assertThatThrownBy(() -> PictureReaders.BMP.read(bmp))
                                .isInstanceOf(Exception.class));
        assertThat(cost.bytes()).isLessThan(10_000_000);
    }

    @Test
    void a_mask_hides_what_an_icon_does_not_show() throws IOException {
        byte[] icon = IconFiles.icon(IconFiles.maskedBitmap(0x204060), 16, 16, 24);
        BufferedImage read = PictureReaders.ICO.read(icon).image();
        assertThat(read.getRGB(3, 7)).isEqualTo(0xFF204060);
        assertThat(read.getRGB(3, 8) >>> 24).isZero();
    }

    /** 32 bits a pixel, of which the header says that none are alpha. */
    @Test
    void the_fourth_byte_of_a_tga_is_alpha_only_if_it_says_so() throws IOException {
        byte[] tga =
                new FfmpegEncoder("targa", avutil.AV_PIX_FMT_BGRA, Map.of("rle", "0"))
                        .encode(TestPictures.transparent(64, 48));
        tga[17] &= ~0xF;
        BufferedImage read = PictureReaders.TGA.read(tga).image();
        assertThat(read.getRGB(63, 0) >>> 24).isEqualTo(255);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_photoshop_file_is_its_merged_picture(boolean isPacked) throws IOException {
        byte[] psd = PsdFiles.psd(PICTURE, PsdFiles.RGB, isPacked, new byte[0]);
        assertThat(PictureReaders.PSD.size(psd)).isEqualTo(new Dimension(64, 48));
        assertThat(distance(PictureReaders.PSD.read(psd).image(), PICTURE)).isZero();
    }

    @Test
    void the_profile_of_a_photoshop_file_counts() throws IOException {
        byte[] profile = IccProfiles.adobeRgb();
        BufferedImage read =
                PictureReaders.PSD
                        .read(PsdFiles.psd(PICTURE, PsdFiles.RGB, false, profile))
                        .image();
        byte[] png = PngFiles.with(PngFiles.of(PICTURE), "iCCP", IccProfiles.packed(profile));
        assertThat(distance(read, PictureReaders.PNG.read(png).image())).isZero();
        assertThat(distance(read, PICTURE)).isGreaterThan(2);
    }

    @Test
    void a_photoshop_file_of_four_inks_is_named() {
        byte[] psd = PsdFiles.psd(PICTURE, PsdFiles.CMYK, false, new byte[0]);
        assertThatThrownBy(() -> PictureReaders.PSD.read(psd))
                .hasMessageContaining("a Photoshop file in CMYK, which is not read");
    }

    @Test
    void the_orientation_of_a_tiff_counts() throws IOException {
        byte[] tiff = SampleFiles.encode(PICTURE, "tiff");
        assertThat(PictureReaders.TIFF.read(tiff).orientation()).isEqualTo(1);
        byte[] turned = tiffWithEntry(tiff, TiffDirectory.ORIENTATION, 6);
        assertThat(PictureReaders.TIFF.read(turned).orientation()).isEqualTo(6);
    }

    @ParameterizedTest
    @CsvSource({
        "259, 50000, a TIFF that is packed in a rare way",
        "50706, 1, a camera's raw file",
        "277, 9, a TIFF of a rare form"
    })
    void a_tiff_that_is_not_read_is_named(int tag, int value, String name) {
        byte[] tiff = tiffWithEntry(SampleFiles.encode(PICTURE, "tiff"), tag, value);
        assertThatThrownBy(() -> PictureReaders.TIFF.read(tiff))
                .hasMessageContaining("is " + name + ", which is not read");
    }

    /** 200 megabytes of a text, packed into 200 kilobytes, are no part of the picture. */
    @ParameterizedTest
    @CsvSource({"zTXt, a:0:0:", "iTXt, a:0:1:0:0:0:", "iCCP, a:0:0:"})
    void what_the_pixels_of_a_png_do_not_need_is_not_unpacked(String type, String prefix)
            throws IOException {
        byte[] text = PngFiles.packedText(prefix.replace("0:", "\0").replace(":", ""), 200);
        for (BufferedImage picture : List.of(PICTURE, TestPictures.palette(64, 48))) {
            byte[] png = PngFiles.with(PngFiles.of(picture), type, text);
            Cost cost = Cost.of(() -> PictureReaders.PNG.read(png));
            assertThat(cost.bytes()).isLessThan(30_000_000);
            assertThat(distance(PictureReaders.PNG.read(png).image(), picture)).isZero();
        }
    }

    /** Each of the ten scans of a progressive JPEG, and its last one 190 times more. */
    @Test
    void a_jpeg_of_two_hundred_scans_is_refused_before_it_costs_anything() {
        byte[] jpeg = manyScans(2000, 1500, 200);
        Cost cost =
                Cost.of(() ->
                        assertThatThrownBy(() -> PictureReaders.JPEG.read(jpeg))
                                .hasMessageContaining("draws its picture in 200 passes"));
        assertThat(cost.cpu().toMillis()).isLessThan(1000);
    }

    @Test
    void a_jpeg_of_as_many_scans_as_are_allowed_costs_little() {
        byte[] jpeg = manyScans(2000, 1500, 100);
        Cost cost = Cost.of(() -> PictureReaders.JPEG.read(jpeg));
        assertThat(cost.cpu().toMillis()).isLessThan(5000);
        assertThat(cost.bytes()).isLessThan(200_000_000);
    }

    private static byte[] manyScans(int width, int height, int scans) {
        byte[] jpeg =
                AgreementTest.java(
                        SampleFiles.picture(width, height, Color.GRAY), "jpeg", "progressive");
        JpegMarkers markers = JpegMarkers.of(jpeg);
        int last = lastScan(jpeg);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.write(jpeg, 0, jpeg.length - 2);
        for (int i = markers.scans(); i < scans; i++) {
            file.write(jpeg, last, jpeg.length - 2 - last);
        }
        file.write(jpeg, jpeg.length - 2, 2);
        return file.toByteArray();
    }

    private static int lastScan(byte[] jpeg) {
        int at = jpeg.length - 2;
        while (jpeg[at] != (byte) 0xFF || jpeg[at + 1] != (byte) 0xDA) {
            at--;
        }
        return at;
    }

    private static byte[] withoutTables(byte[] jpeg) {
        byte[] rest = jpeg;
        for (int at = find(rest, 0xC4); at >= 0; at = find(rest, 0xC4)) {
            int length = 2 + (Bytes.u16(Bytes.big(rest), at + 2));
            byte[] shorter = Arrays.copyOf(rest, rest.length - length);
            System.arraycopy(rest, at + length, shorter, at, rest.length - at - length);
            rest = shorter;
        }
        return rest;
    }

    private static int find(byte[] jpeg, int marker) {
        for (int at = 2; at + 1 < jpeg.length; at++) {
            if (jpeg[at] == (byte) 0xFF && jpeg[at + 1] == (byte) marker) {
                return at;
            }
        }
        return -1;
    }

    private static int indexOf(byte[] content, int from, byte value) {
        int at = from;
        while (content[at] != value) {
            at++;
        }
        return at;
    }

    private static byte[] part(byte[] file, int percent) {
        return Arrays.copyOf(file, file.length * percent / 100);
    }

    private static byte[] cover(int packing, int claimedLength, byte[] inner) {
        ByteBuffer bmp = ByteBuffer.allocate(54 + inner.length).order(ByteOrder.LITTLE_ENDIAN);
        bmp.put((byte) 'B').put((byte) 'M').putInt(54 + inner.length).putInt(0).putInt(54);
        bmp.putInt(40).putInt(64).putInt(48).putShort((short) 1).putShort((short) 0);
        bmp.putInt(packing).putInt(claimedLength).position(54);
        return bmp.put(inner).array();
    }

    /** The directory is written anew at the end, with one entry replaced or put in its place. */
    private static byte[] tiffWithEntry(byte[] tiff, int tag, int value) {
        ByteBuffer old =
                ByteBuffer.wrap(tiff)
                        .order(tiff[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int at = old.getInt(4);
        int entries = old.getShort(at);
        ByteBuffer file =
                ByteBuffer.allocate(tiff.length + 6 + 12 * (entries + 1)).order(old.order());
        file.put(tiff);
        file.position(tiff.length + 2);
        int count = 0;
        boolean isWritten = false;
        for (int i = 0; i <= entries; i++) {
            int entry = at + 2 + 12 * i;
            int known = i < entries ? old.getShort(entry) & 0xFFFF : Integer.MAX_VALUE;
            if (!isWritten && known >= tag) {
                file.putShort((short) tag).putShort((short) 3).putInt(1);
                file.putShort((short) value).putShort((short) 0);
                count++;
                isWritten = true;
            }
            if (i < entries && known != tag) {
                file.put(tiff, entry, 12);
                count++;
            }
        }
        file.putShort(tiff.length, (short) count).putInt(4, tiff.length);
        return file.array();
    }
}
