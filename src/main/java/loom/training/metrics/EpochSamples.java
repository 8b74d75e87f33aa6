package loom.training.metrics;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import loom.engine.sampling.Picture;
import loom.export.Frames;
import loom.export.PngFile;
import loom.storage.ArtefactName;
import loom.storage.ArtefactStore;
import loom.training.run.RunFiles;
import org.springframework.stereotype.Component;

/** The pictures of a run's samples, of all epochs that have one. Any threads may call it. */
@Component
public class EpochSamples {
    private static final String ENDING = ".png";

    private final ArtefactStore store;

    EpochSamples(ArtefactStore store) {
        this.store = store;
    }

    /** The epochs that have a picture, in their order. */
    public List<Integer> epochs(UUID run) {
        return store.list(RunFiles.of(run).samples()).stream()
                .map(ArtefactName::value)
                .map(it -> it.substring(it.lastIndexOf('/') + 1, it.length() - ENDING.length()))
                .map(Integer::valueOf)
                .sorted()
                .toList();
    }

    /**
     * The grid of an epoch.
     *
     * @throws NoSuchFileException if it has none
     */
    public Picture grid(UUID run, int epoch) throws IOException {
        try (InputStream png = store.read(RunFiles.of(run).samples(epoch))) {
            return PngFile.readPicture(png);
        }
    }

    /** The grids of all epochs that have one now, epoch by epoch. */
    public Frames film(UUID run) {
        List<Integer> epochs = epochs(run);
        return new Frames() {
            @Override
            public int count() {
                return epochs.size();
            }

            @Override
            public List<Picture> draw(List<Integer> numbers) throws IOException {
                List<Picture> grids = new ArrayList<>(numbers.size());
                for (int number : numbers) {
                    grids.add(grid(run, epochs.get(number)));
                }
                return grids;
            }
        };
    }
}
