package loom.training.ui;

import loom.training.RunLifecycle;
import loom.training.TrainingService;
import loom.training.checkpoint.CheckpointRetention;
import org.springframework.stereotype.Component;

/** What the page of a run reads from and acts with. */
@Component
record RunDesk(TrainingService training, RunLifecycle life, CheckpointRetention kept) {}
