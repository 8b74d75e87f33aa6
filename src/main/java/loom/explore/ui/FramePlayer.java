package loom.explore.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JavaScript;
import com.vaadin.flow.server.streams.DownloadHandler;
import java.util.List;
import loom.engine.sampling.Picture;
import loom.export.PngFile;

/**
 * Plays frames in the page, with play, pause and a scrubber. The frames travel as one picture, a
 * sheet of {@value #COLUMNS} columns.
 */
@Tag("loom-frame-player")
@JavaScript("context://frame-player.js")
class FramePlayer extends Component {
    private static final long serialVersionUID = 1L;
    private static final int COLUMNS = 16;

    FramePlayer() {
        getElement().setAttribute("role", "group");
        getElement().setAttribute("aria-label", "Preview of the journey");
    }

    /** Packs frames for {@link #show}; may take a moment, needs no lock. */
    static byte[] pack(List<Picture> frames) {
        return PngFile.preview(frames, COLUMNS);
    }

    /**
     * @param packed the frames as {@link #pack} gave them
     * @param size side of a frame in pixels
     */
    void show(byte[] packed, int count, int size) {
        DownloadHandler handler =
                event -> {
                    event.inline("journey.png");
                    event.setContentType("image/png");
                    event.setContentLength(packed.length);
                    event.getOutputStream().write(packed);
                };
        getElement().setProperty("columns", COLUMNS);
        getElement().setProperty("count", count);
        getElement().setProperty("size", size);
        getElement().setAttribute("src", handler);
    }

    void framesPerSecond(double framesPerSecond) {
        getElement().setProperty("framesPerSecond", framesPerSecond);
    }

    int frameCount() {
        return getElement().getProperty("count", 0);
    }
}
