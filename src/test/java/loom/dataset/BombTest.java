package loom.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Small uploads that are made to fill memory or disk, or to keep a processor busy: each ends with
 * 128 MB of heap, within 5 s of processor time and 200 MB of disk.
 */
class BombTest {
    private static final double MOST_CPU_SECONDS = 5;
    private static final long MOST_DISK_BYTES = 200_000_000;

    @TempDir private Path folder;

    @Test
    void files_that_share_their_bytes() throws Exception {
        RawZip zip = new RawZip().packed("a.gif", gif(12_000_000), 12_000_000);
        for (int i = 0; i < 50_000; i++) {
            zip.again(i + ".gif");
        }
        assertThat(exploded(zip.bytes()).text()).contains("share their bytes");
    }

    @Test
    void a_million_files() throws Exception {
        Path zip = folder.resolve("million.zip");
        try (ZipOutputStream out =
                new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(zip)))) {
            out.setMethod(ZipOutputStream.STORED);
            for (int i = 0; i < 1_000_000; i++) {
                ZipEntry entry = new ZipEntry(i + ".txt");
                entry.setSize(0);
                entry.setCrc(0);
                out.putNextEntry(entry);
            }
        }
        assertThat(exploded(zip).text()).contains("holds 1,000,000 files", "of memory");
    }

    @Test
    void sizes_that_are_lies() throws Exception {
        RawZip zip = new RawZip();
        byte[] packed = RawZip.deflated(gif(15_000_000));
        for (int i = 0; i < 300; i++) {
            zip.deflated(i + ".gif", packed, 100);
        }
        assertThat(exploded(zip.bytes()).text()).contains("lies behind the first ");
    }

    @Test
    void zips_in_zips() throws Exception {
        byte[] inner = new RawZip().packed("a.gif", gif(15_000_000), 15_000_000).bytes();
        Map<String, byte[]> many = new LinkedHashMap<>();
        for (int i = 0; i < 500; i++) {
            many.put(i + ".gif", gif(1_000_000));
        }
        Map<String, byte[]> outer = new LinkedHashMap<>();
        byte[] middle = SampleFiles.zip(many);
        for (int i = 0; i < 40; i++) {
            outer.put("deep" + i + ".zip", SampleFiles.zip(Map.of("deeper.zip", inner)));
            outer.put("wide" + i + ".zip", middle);
        }
        assertThat(exploded(SampleFiles.zip(outer)).text())
                .contains("in an archive in an archive", "lies behind the first");
    }

    @Test
    void a_tar_of_zeros() throws Exception {
        Path tar = folder.resolve("zeros.tar.gz");
        byte[] header = new byte[512];
        byte[] name = "a.gif".getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(name, 0, header, 0, name.length);
        System.arraycopy("077777777777".getBytes(StandardCharsets.US_ASCII), 0, header, 124, 12);
        System.arraycopy("ustar".getBytes(StandardCharsets.US_ASCII), 0, header, 257, 5);
        header[156] = '0';
        Arrays.fill(header, 148, 156, (byte) ' ');
        int sum = 0;
        for (byte one : header) {
            sum += one & 0xFF;
        }
        byte[] octal = "%06o\0 ".formatted(sum).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(octal, 0, header, 148, 8);
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(tar))) {
            out.write(header);
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 500; i++) {
                out.write(zeros);
            }
        }
        assertThat(exploded(tar).text()).contains("lies behind the first");
    }

    private BombProbe.Outcome exploded(byte[] upload) throws IOException, InterruptedException {
        return exploded(Files.write(folder.resolve("bomb.zip"), upload));
    }

    private BombProbe.Outcome exploded(Path upload) throws IOException, InterruptedException {
        BombProbe.Outcome outcome = BombProbe.of(folder, upload, "-Xmx128m");
        String text = outcome.text();
        assertThat(text).doesNotContain("OutOfMemory").doesNotContain("needs more memory");
        assertThat(outcome.number("cpu")).as(text).isLessThan(MOST_CPU_SECONDS);
        assertThat(outcome.number("disk")).as(text).isLessThan(MOST_DISK_BYTES);
        return outcome;
    }

    private static byte[] gif(int bytes) {
        byte[] gif = new byte[bytes];
        System.arraycopy("GIF89a".getBytes(StandardCharsets.US_ASCII), 0, gif, 0, 6);
        return gif;
    }
}
