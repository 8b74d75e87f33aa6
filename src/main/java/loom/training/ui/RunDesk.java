package loom.training.ui;

import loom.base.ui.Updates;
import loom.training.EpochSheets;
import loom.training.RunFilms;
import loom.training.RunLifecycle;
import loom.training.TrainingService;
import loom.training.checkpoint.CheckpointRetention;
import loom.work.FileJobs;
import org.springframework.stereotype.Component;

/** What the page of a run reads from and acts with. */
@Component
record RunDesk(
        TrainingService training,
        RunLifecycle life,
        CheckpointRetention kept,
        RunFilms films,
        EpochSheets sheets,
        FileJobs files,
        Updates updates) {}
