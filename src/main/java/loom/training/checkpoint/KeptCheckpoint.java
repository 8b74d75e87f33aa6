package loom.training.checkpoint;

import java.time.Instant;

/**
 * A checkpoint that is kept beside a run's last one: the run can go back to it, another can begin
 * from it, and a model can be made of it.
 *
 * @param epoch the epoch at whose end it was saved, counted from 1
 * @param step the last step of that epoch
 * @param best true for the epoch whose pictures came closest to real ones
 */
public record KeptCheckpoint(int epoch, long step, long bytes, boolean best, Instant created) {}
