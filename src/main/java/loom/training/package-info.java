/**
 * Training runs: what a person asked for, how far it is, and what it measured on the way. The way
 * of a run: {@link loom.training.TrainingService} saves and queues it, {@code TrainingJob} trains,
 * {@link loom.training.RunFeed} carries the reports to the database and to whoever watches.
 */
@NullMarked
package loom.training;

import org.jspecify.annotations.NullMarked;
