package loom.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

class PieceZipTest {
    @Test
    void files_come_back_under_their_titles() throws IOException {
        assertThat(zipped("Ìkat, seed 7, no. 3", "Bark"))
                .containsOnlyKeys("Ìkat-seed-7-no.-3.png", "Bark.png")
                .containsEntry("Bark.png", "Bark");
    }

    @Test
    void two_pieces_of_one_title_are_both_kept() throws IOException {
        assertThat(zipped("Bark", "Bark")).containsOnlyKeys("Bark.png", "Bark-2.png");
    }

    @Test
    void a_title_never_leads_out_of_the_folder() throws IOException {
        assertThat(zipped("../../etc/passwd", "…")).containsOnlyKeys("etc-passwd.png", "piece.png");
    }

    private static Map<String, String> zipped(String... titles) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PieceZip zip = new PieceZip(out)) {
            for (String title : titles) {
                zip.addPng(title, new ByteArrayInputStream(title.getBytes()));
            }
        }
        Map<String, String> files = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(out.toByteArray()))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), new String(in.readAllBytes()));
            }
        }
        return files;
    }
}
