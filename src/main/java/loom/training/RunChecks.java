package loom.training;

import java.util.List;
import loom.base.RefusedException;
import loom.dataset.DataSet;
import loom.dataset.DataSets;
import loom.engine.ComputeDevice;
import loom.engine.TorchEngine;
import loom.engine.network.GanArchitecture;
import loom.engine.quality.HoldOut;
import loom.engine.training.GanTrainer;
import loom.engine.training.TrainingSettings;
import loom.training.run.Run;
import loom.training.run.RunSettings;
import org.springframework.stereotype.Component;

/** Says whether a run can be trained here. */
@Component
class RunChecks {
    /** A network's values lie in one array of floats, whose bytes an int counts. */
    private static final int MOST_PARAMETERS = Integer.MAX_VALUE / Float.BYTES;

    private final DataSets dataSets;

    RunChecks(DataSets dataSets) {
        this.dataSets = dataSets;
    }

    /**
     * The data set of a run that could be started now.
     *
     * @throws RefusedException if the data set cannot be trained on, or the device is not there
     */
    DataSet startable(RunSettings settings) {
        DataSet dataSet = trainable(settings);
        requireDevice(settings.device());
        return dataSet;
    }

    /**
     * The data set, if it can be trained on.
     *
     * @throws RefusedException if it is not there, not ready, or smaller than a batch
     */
    DataSet trainable(RunSettings settings) {
        DataSet dataSet =
                dataSets.find(settings.dataSet())
                        .orElseThrow(() ->
                                new RefusedException(
                                        "there is no data set " + settings.dataSet(),
                                        "a run learns from one on the Data sets page",
                                        "choose one of them"));
        if (!dataSet.isReady()) {
            throw new RefusedException(
                    "the data set \"" + dataSet.name() + "\" is not ready",
                    "a run needs a data set that was imported well",
                    "wait for the import to end, or choose another one");
        }
        requireClasses(settings.networks().classes(), dataSet);
        requireHoldable(settings.training());
        int learned = HoldOut.trainingCount(dataSet.images());
        if (learned < settings.batchSize()) {
            throw new RefusedException(
                    "the batch size is "
                            + settings.batchSize()
                            + " and the data set has "
                            + dataSet.images()
                            + " images, of which "
                            + (dataSet.images() - learned)
                            + " are held out",
                    "a batch takes its images from one pass over the others",
                    "choose a batch size of at most " + learned);
        }
        return dataSet;
    }

    /**
     * How many images a run has, whatever its data set has become since it began.
     *
     * @throws RefusedException if the data set is not there
     */
    int images(Run run) {
        return dataSets.images(run.settings().dataSet(), run.dataSetHash());
    }

    private static void requireClasses(List<String> learned, DataSet dataSet) {
        List<String> there = dataSet.learnableClasses();
        if (learned.isEmpty() || learned.equals(there)) {
            return;
        }
        throw new RefusedException(
                "the run learns %d classes".formatted(learned.size()),
                there.isEmpty()
                        ? "the data set \"%s\" has no class for each of its images"
                                .formatted(dataSet.name())
                        : "the data set \"%s\" has the classes %s"
                                .formatted(dataSet.name(), String.join(", ", there)),
                "learn all classes of the data set, or none");
    }

    /** Refuses networks that no such array could hold. */
    private static void requireHoldable(TrainingSettings settings) {
        GanArchitecture networks = settings.architecture();
        long largest =
                Math.max(
                        networks.generator().parameterCount(),
                        networks.discriminator(settings.recipe().discriminator()).parameterCount());
        if (largest > MOST_PARAMETERS) {
            throw new RefusedException(
                    "a network of this width for images of %d x %d has %,d parameters"
                            .formatted(networks.imageSize(), networks.imageSize(), largest),
                    "a network has at most %,d".formatted(MOST_PARAMETERS),
                    "choose a smaller width, or smaller images");
        }
    }

    private static void requireDevice(String device) {
        List<String> devices = TorchEngine.devices().stream().map(ComputeDevice::id).toList();
        if (!devices.contains(device)) {
            throw new RefusedException(
                    "the device is " + device,
                    "this machine has " + String.join(", ", devices),
                    "choose one of them");
        }
    }

    /** Steps of the whole run. */
    static long steps(RunSettings settings, int images) {
        return settings.epochs() * GanTrainer.stepsPerEpoch(images, settings.batchSize());
    }
}
