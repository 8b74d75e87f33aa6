package loom.dataset.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import loom.base.Wording;
import loom.base.ui.Panel;
import loom.dataset.DataSet;

/** What the import found: how many images are in, which files are not and why, and notes. */
class ImportReportPanel extends Panel {
    private static final long serialVersionUID = 1L;

    /** The rest is in the file to download; so many rows are a list that people still read. */
    private static final int MOST_SHOWN = 200;

    private record Finding(String file, String text) {}

    ImportReportPanel(DataSet dataSet) {
        super("Import report");
        addClassName("findings");
        List<Finding> rejected =
                dataSet.rejected().stream()
                        .map(rejection -> new Finding(rejection.file(), rejection.reason()))
                        .toList();
        List<Finding> notes =
                dataSet.notes().stream()
                        .map(note -> new Finding(note.file(), note.text()))
                        .toList();
        add(new Span(summary(dataSet)));
        if (!rejected.isEmpty()) {
            add(details("left out", rejected, dataSet.rejectedFiles(), true));
        }
        if (!notes.isEmpty()) {
            add(details("with a note", notes, dataSet.notedFiles(), false));
        }
        if (!rejected.isEmpty()) {
            add(download(dataSet));
        }
    }

    static boolean isWorthShowing(DataSet dataSet) {
        return !dataSet.rejected().isEmpty() || !dataSet.notes().isEmpty();
    }

    private static String summary(DataSet dataSet) {
        String in =
                dataSet.images() > 0
                        ? Wording.count(dataSet.images(), "image was", "images were") + " taken in"
                        : "Nothing was taken in";
        int out = dataSet.rejectedFiles();
        return in + (out == 0 ? "." : ", " + Wording.count(out, "file", "files") + " left out.");
    }

    private static Component details(String what, List<Finding> findings, int all, boolean opened) {
        UnorderedList list = new UnorderedList();
        for (Finding finding : findings.subList(0, Math.min(MOST_SHOWN, findings.size()))) {
            Span file = new Span(finding.file());
            file.addClassName("finding-file");
            list.add(new ListItem(file, new Span(finding.text())));
        }
        int shown = Math.min(MOST_SHOWN, findings.size());
        if (all > shown) {
            list.add(new ListItem("and %s more".formatted(Wording.number(all - shown))));
        }
        Details details = new Details(Wording.count(all, "file ", "files ") + what, list);
        details.setOpened(opened);
        return details;
    }

    private static Component download(DataSet dataSet) {
        StringBuilder csv = new StringBuilder("file,reason\n");
        dataSet.rejected()
                .forEach(rejection ->
                        csv.append(cell(rejection.file()))
                                .append(',')
                                .append(cell(rejection.reason()))
                                .append('\n'));
        dataSet.rejectedCounts()
                .forEach(count ->
                        csv.append(cell(Wording.count(count.files(), "file", "files") + " in all"))
                                .append(',')
                                .append(cell(count.reason()))
                                .append('\n'));
        byte[] bytes = csv.toString().getBytes(StandardCharsets.UTF_8);
        DownloadHandler handler =
                DownloadHandler.fromInputStream(event ->
                        new DownloadResponse(
                                new ByteArrayInputStream(bytes),
                                "left-out.csv",
                                "text/csv",
                                bytes.length));
        return new Anchor(handler, "Download the list (CSV)");
    }

    /** Quoted; a name that a spreadsheet would take for a formula gets an apostrophe. */
    private static String cell(String text) {
        String safe = text.matches("[=+\\-@].*") ? "'" + text : text;
        return '"' + safe.replace("\"", "\"\"") + '"';
    }
}
