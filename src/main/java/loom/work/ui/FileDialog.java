package loom.work.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.progressbar.ProgressBar;
import java.util.Optional;
import loom.base.ui.Updates;
import loom.work.FileJob;
import loom.work.FileJobs;

/** Shows how far an ordered file is, and gives it out. Closing it in between cancels the order. */
public class FileDialog extends Dialog {
    private static final long serialVersionUID = 1L;

    private final transient FileJobs jobs;
    private final ProgressBar progress = new ProgressBar();
    private final Paragraph words = new Paragraph();
    private final Button cancel = new Button("Cancel", click -> cancel());
    private transient FileJob shown;

    public FileDialog(FileJobs jobs, Updates updates, FileJob job) {
        super(job.title());
        this.jobs = jobs;
        shown = job;
        words.getElement().setAttribute("role", "status");
        setCloseOnOutsideClick(false);
        addDialogCloseActionListener(event -> cancel());
        add(words, progress);
        getFooter().add(cancel);
        updates.follow(this, jobs.news(job), now -> now, () -> Optional.of(shown), this::show);
        show(Optional.of(job));
    }

    private void show(Optional<FileJob> now) {
        if (now.isEmpty()) {
            close();
            return;
        }
        shown = now.get();
        switch (shown.state()) {
            case QUEUED -> words.setText("Waiting for its turn");
            case RUNNING -> {
                words.setText("%d of %d done".formatted(shown.done(), shown.total()));
                progress.setValue((double) shown.done() / Math.max(shown.total(), 1));
            }
            case READY -> ready();
            case FAILED -> {
                words.setText(String.valueOf(shown.failure()));
                progress.setVisible(false);
                cancel.setText("Close");
            }
        }
    }

    private void ready() {
        words.setText("%.1f MB, kept for a day".formatted(shown.bytes() / 1e6));
        progress.setValue(1);
        Anchor download =
                new Anchor(
                        "api/v1/exports/%s/file".formatted(shown.id()),
                        VaadinIcon.DOWNLOAD.create(),
                        new Span("Download"));
        download.addClassNames("button-link", "primary");
        download.setRouterIgnore(true);
        download.setAriaLabel("Download " + shown.title());
        download.getElement().setAttribute("download", "");
        getFooter().removeAll();
        getFooter().add(new Button("Close", click -> close()), download);
    }

    /** A file that is ready stays for its day. */
    private void cancel() {
        if (!shown.isReady()) {
            jobs.remove(shown.id());
        }
        close();
    }
}
