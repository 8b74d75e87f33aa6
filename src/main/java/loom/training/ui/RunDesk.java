package loom.training.ui;

import loom.training.KeptCheckpoints;
import loom.training.RunHistory;
import loom.training.RunLife;
import loom.training.TrainingService;
import org.springframework.stereotype.Component;

/** What the page of a run reads from and acts with. */
@Component
record RunDesk(TrainingService training, RunLife life, KeptCheckpoints kept, RunHistory history) {}
