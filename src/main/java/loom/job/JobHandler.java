package loom.job;

import java.util.UUID;

/**
 * Does one kind of job. A feature declares a bean of this type. After a crash the same job is run
 * again, so a handler first looks at what is already done. It deals with the expected failures of
 * its subject itself; an exception that escapes ends the job and is logged.
 */
public interface JobHandler {
    /** Names the kind of job, for example {@code training-run}; never changed once released. */
    String kind();

    Lane lane();

    /** Runs on a worker's thread until the job is done or {@link JobContext#mustYield()}. */
    JobEnd run(UUID subject, JobContext context) throws Exception;
}
