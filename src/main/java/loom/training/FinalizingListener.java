package loom.training;

import loom.engine.training.Command;
import loom.engine.training.EpochReport;
import loom.engine.training.StepReport;
import loom.engine.training.TrainingListener;
import loom.training.metrics.RunRecorder;

/**
 * Follows a run that is to end where it rests. It never lets it train: who takes back the wish to
 * stop it gets it paused, for the worker whose work training is.
 */
record FinalizingListener(RunRecorder recorder) implements TrainingListener {
    @Override
    public void onResume(long step) {
        recorder.onResume(step);
    }

    @Override
    public void onStep(StepReport report) {
        recorder.onStep(report);
    }

    @Override
    public void onEpoch(EpochReport report) {
        recorder.onEpoch(report);
    }

    @Override
    public Command nextCommand() {
        recorder.write(); // reads the wish as it is now
        Command next = recorder.nextCommand();
        return next == Command.CONTINUE ? Command.PAUSE : next;
    }
}
