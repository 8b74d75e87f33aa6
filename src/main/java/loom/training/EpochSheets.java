package loom.training;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import loom.base.RefusedException;
import loom.base.Wording;
import loom.export.CaptionedSheet;
import loom.export.CaptionedSheet.Captioned;
import loom.training.metrics.EpochSamples;
import loom.training.run.Run;
import org.springframework.stereotype.Service;

/** Puts the samples of chosen epochs side by side, to see what a run learnt in between. */
@Service
public class EpochSheets {
    /** As many as can be compared at a glance; three rows. */
    public static final int MOST = 12;

    private static final int COLUMNS = 4;

    /** Early much changes, late little: the parts of a run that its tutorials show. */
    private static final List<Integer> USUAL_PERCENT = List.of(10, 30, 70, 100);

    private final TrainingService training;
    private final EpochSamples samples;

    EpochSheets(TrainingService training, EpochSamples samples) {
        this.training = training;
        this.samples = samples;
    }

    /** The epochs to begin with: of a hundred, 10, 30, 70 and 100. */
    public List<Integer> usual(UUID run) {
        List<Integer> epochs = samples.epochs(run);
        return USUAL_PERCENT.stream()
                .filter(percent -> !epochs.isEmpty())
                .map(percent -> epochs.get(Math.ceilDiv(percent * epochs.size(), 100) - 1))
                .distinct()
                .toList();
    }

    /**
     * Reads what a person wrote, {@code 10, 30, 70, 100}.
     *
     * @throws RefusedException if it is no list of epochs that have samples
     */
    public List<Integer> chosen(UUID id, String text) {
        List<Integer> epochs =
                Stream.of(text.strip().split("[,;\\s]+"))
                        .filter(part -> !part.isEmpty())
                        .map(part -> number(part, text))
                        .distinct()
                        .toList();
        if (epochs.isEmpty() || epochs.size() > MOST) {
            throw new RefusedException(
                    Wording.count(epochs.size(), "epoch was", "epochs were") + " chosen",
                    "a sheet shows 1 to " + MOST,
                    "write their numbers, for example 10, 30, 70, 100");
        }
        Run run = known(id);
        List<Integer> there = samples.epochs(id);
        if (there.isEmpty()) {
            throw RunFilms.noSamples(run);
        }
        epochs.stream()
                .filter(epoch -> !there.contains(epoch))
                .findFirst()
                .ifPresent(epoch -> {
                    throw missing(epoch, there);
                });
        return epochs;
    }

    /**
     * Writes the epochs, in the order given, as PNG.
     *
     * @throws RefusedException if there are none, as in a run that has no samples yet
     */
    public void write(UUID id, List<Integer> epochs, OutputStream out) throws IOException {
        if (epochs.isEmpty()) {
            throw RunFilms.noSamples(known(id));
        }
        List<Captioned> grids = new ArrayList<>(epochs.size());
        for (int epoch : epochs) {
            grids.add(new Captioned("Epoch " + epoch, samples.grid(id, epoch)));
        }
        CaptionedSheet.write(out, grids, COLUMNS);
    }

    private Run known(UUID id) {
        return training.find(id).orElseThrow(() -> Run.unknown(id));
    }

    private static int number(String part, String text) {
        try {
            return Integer.parseInt(part);
        } catch (NumberFormatException e) {
            throw new RefusedException(
                    "the epochs are '%s'".formatted(text),
                    "they are whole numbers with commas between them",
                    "write for example 10, 30, 70, 100");
        }
    }

    private static RefusedException missing(int epoch, List<Integer> there) {
        return new RefusedException(
                "there are no samples of epoch " + epoch,
                there.size() == 1
                        ? "this run has those of epoch " + there.getFirst()
                        : "this run has those of the epochs %d to %d"
                                .formatted(there.getFirst(), there.getLast()),
                "choose among these");
    }
}
