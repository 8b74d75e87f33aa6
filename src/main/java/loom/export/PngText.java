package loom.export;

import java.io.IOException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import javax.imageio.metadata.IIOInvalidTreeException;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * The text chunks of a PNG: the standard's own keywords for people and other programs (W3C PNG,
 * 11.3.3.2), and one of ours for replaying the pieces.
 */
final class PngText {
    private static final String FORMAT = "javax_imageio_png_1.0";
    private static final String NOTE = "latent-loom";

    private PngText() {}

    static void put(IIOMetadata metadata, List<Lineage> lineages) throws IIOInvalidTreeException {
        Lineage first = lineages.getFirst();
        String title =
                lineages.size() == 1
                        ? first.title()
                        : "%s, %d pieces".formatted(first.modelName(), lineages.size());
        IIOMetadataNode texts = new IIOMetadataNode("iTXt");
        texts.appendChild(text("Title", title, false));
        texts.appendChild(text("Software", "Latent Loom " + first.programVersion(), false));
        texts.appendChild(
                text(
                        "Creation Time",
                        DateTimeFormatter.RFC_1123_DATE_TIME.format(
                                first.created().atOffset(ZoneOffset.UTC)),
                        false));
        texts.appendChild(
                text("Source", first.modelName() + " (model " + first.modelHash() + ")", false));
        // A sheet of 100 pieces has some 120 kB of latents, hence compressed.
        texts.appendChild(text(NOTE, LineageNote.write(lineages), lineages.size() > 1));
        IIOMetadataNode root = new IIOMetadataNode(FORMAT);
        root.appendChild(texts);
        metadata.mergeTree(FORMAT, root);
    }

    /** The lineages of a PNG's pieces; empty for a PNG that is not ours. */
    static List<Lineage> lineages(IIOMetadata metadata) throws IOException {
        Element root = (Element) metadata.getAsTree(FORMAT);
        NodeList texts = root.getElementsByTagName("iTXtEntry");
        for (int i = 0; i < texts.getLength(); i++) {
            Element text = (Element) texts.item(i);
            if (text.getAttribute("keyword").equals(NOTE)) {
                return LineageNote.read(text.getAttribute("text"));
            }
        }
        return List.of();
    }

    private static IIOMetadataNode text(String keyword, String value, boolean compressed) {
        IIOMetadataNode entry = new IIOMetadataNode("iTXtEntry");
        entry.setAttribute("keyword", keyword);
        entry.setAttribute("compressionFlag", compressed ? "TRUE" : "FALSE");
        entry.setAttribute("compressionMethod", "0");
        entry.setAttribute("languageTag", "");
        entry.setAttribute("translatedKeyword", "");
        entry.setAttribute("text", value);
        return entry;
    }
}
